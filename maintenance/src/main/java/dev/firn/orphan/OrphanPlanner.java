package dev.firn.orphan;

import dev.firn.files.PathHash;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Finds the orphans of a table: files below its own location that are older than the window, and
 * that nothing names. It lists first and loads the table afterwards, so that what was committed
 * meanwhile is seen. Memory: eight bytes for each file that the table names, and the orphans.
 */
public final class OrphanPlanner {
  private static final int MAX_ORPHANS = 500_000;

  private final Supplier<Table> fresh;
  private final Supplier<? extends Collection<String>> otherTables;
  private final OrphanPolicy policy;
  private final ExecutorService files;

  /**
   * A planner for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param otherTables locations of all other tables of the catalog, looked up at each plan
   * @param files where files are read
   */
  public OrphanPlanner(
      Supplier<Table> fresh,
      Supplier<? extends Collection<String>> otherTables,
      OrphanPolicy policy,
      ExecutorService files) {
    this.fresh = fresh;
    this.otherTables = otherTables;
    this.policy = policy;
    this.files = files;
  }

  /**
   * Lists the table's location; deletes nothing.
   *
   * @throws IllegalStateException if the storage cannot list, or another table has the same
   *     location
   * @throws RuntimeException if something cannot be read that may name files
   */
  public OrphanPlan plan() {
    Table table = fresh.get();
    List<TableLocation> others = otherTables.get().stream().map(TableLocation::of).toList();
    TableLocation location = TableLocation.of(table.location());
    requireAlone(table, location, others);
    TableFiles named = new TableFiles(files);
    named.read(operations(table));
    Listing listing = new Listing(location, others, named, policy.youngSinceMillis(), MAX_ORPHANS);
    for (FileInfo file : listable(table).listPrefix(location.prefix())) {
      listing.take(file);
    }
    // In this order: what a sink commits after its manifest was read is in the table loaded then.
    Set<Long> inFlight = inFlight(table.io(), listing.sinkManifests());
    named.read(operations(reload(table)));
    StagedForCorrections staged = StagedForCorrections.of(table);
    List<Orphan> orphans =
        listing.suspects().stream()
            .filter(it -> !inFlight.contains(PathHash.of(it.location())))
            .filter(it -> !staged.contains(it.location()))
            .filter(it -> !named.contains(it.location()))
            .toList();
    return new OrphanPlan(
        table.name(),
        table.uuid().toString(),
        orphans,
        listing.listed(),
        listing.young(),
        listing.nested(),
        listing.isComplete());
  }

  private Table reload(Table before) {
    Table table = fresh.get();
    if (!table.uuid().equals(before.uuid()) || !table.location().equals(before.location())) {
      throw new IllegalStateException(
          "Cannot find orphans of "
              + before.name()
              + ": it was "
              + before.uuid()
              + " at "
              + before.location()
              + ", and is now "
              + table.uuid()
              + " at "
              + table.location());
    }
    return table;
  }

  private static Set<Long> inFlight(FileIO io, List<String> sinkManifests) {
    Set<Long> named = new HashSet<>();
    sinkManifests.forEach(
        manifest -> SinkManifests.forEachFile(io, manifest, file -> named.add(PathHash.of(file))));
    return named;
  }

  private static void requireAlone(
      Table table, TableLocation location, List<TableLocation> others) {
    if (others.stream().anyMatch(location::isSame)) {
      throw new IllegalStateException(
          "Cannot find orphans of "
              + table.name()
              + ": another table is at "
              + location.folder()
              + " too, and its files would be taken for orphans");
    }
  }

  private static SupportsPrefixOperations listable(Table table) {
    if (table.io() instanceof SupportsPrefixOperations listable) {
      return listable;
    }
    throw new IllegalStateException(
        "Cannot find orphans of "
            + table.name()
            + ": "
            + table.io().getClass().getName()
            + " cannot list files");
  }

  private static TableOperations operations(Table table) {
    return ((HasTableOperations) table).operations();
  }
}
