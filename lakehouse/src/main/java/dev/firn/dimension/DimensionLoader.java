package dev.firn.dimension;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lanes;
import dev.firn.tpcds.TpcdsGenerator;
import java.io.IOException;
import java.util.Optional;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Loads dimensions onto lane {@code ingest}, each in one snapshot. May be stopped and repeated at
 * any point, and run twice at once: the first commit of a dimension is the only one.
 */
public final class DimensionLoader {
  private final LakeCatalog catalog;
  private final double scale;
  private final TpcdsGenerator generator;

  /**
   * A loader; nothing is loaded yet.
   *
   * @param scale of TPC-DS
   */
  public DimensionLoader(LakeCatalog catalog, double scale) {
    this.catalog = catalog;
    this.scale = scale;
    this.generator = new TpcdsGenerator(scale);
  }

  /**
   * Loads one dimension unless it is there.
   *
   * @throws DimensionException if it is there at another scale, or cannot be written
   */
  public Load load(Dimension dimension) {
    LoadMark mark = new LoadMark(dimension, scale);
    Optional<Load> earlier = earlier(catalog.load(dimension.table()), mark);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Table table = catalog.load(dimension.table());
    DataFile file = write(table, dimension);
    try {
      commit(table, mark, file);
      return new Load.Loaded(dimension, file.recordCount());
    } catch (RuntimeException e) {
      if (!(e instanceof CleanableFailure)) {
        throw e;
      }
      table.io().deleteFile(file.location());
      return earlier(catalog.load(dimension.table()), mark).orElseThrow(() -> e);
    }
  }

  private static Optional<Load> earlier(Table table, LoadMark mark) {
    return mark.find(lane(table))
        .map(snapshot -> {
          if (mark.isSameScale(snapshot)) {
            return new Load.AlreadyThere(mark.dimension(), snapshot.snapshotId());
          }
          throw new DimensionException(
              "Cannot load dimension '%s' at scale %s: the table holds scale %s"
                  .formatted(mark.dimension().table(), mark.scale(), mark.scaleOf(snapshot)),
              null);
        });
  }

  private static Iterable<Snapshot> lane(Table table) {
    SnapshotRef lane = table.refs().get(Lanes.INGEST);
    if (lane == null) {
      throw new DimensionException(
          "Cannot load into table '%s': it has no branch '%s'; run apply first"
              .formatted(table.name(), Lanes.INGEST),
          null);
    }
    return SnapshotUtil.ancestorsOf(lane.snapshotId(), table::snapshot);
  }

  private DataFile write(Table table, Dimension dimension) {
    if (!table.spec().isUnpartitioned()) {
      throw new DimensionException(
          "Cannot load dimension '%s': its table is partitioned by %s"
              .formatted(dimension.table(), table.spec()),
          null);
    }
    try {
      return new DimensionFile(table, new DimensionRecords(dimension, table.schema()))
          .write(dimension.rows(generator));
    } catch (IOException e) {
      throw new DimensionException(
          "Cannot write dimension '%s': %s".formatted(dimension.table(), e.getMessage()), e);
    }
  }

  private static void commit(Table table, LoadMark mark, DataFile file) {
    AppendFiles append =
        table
            .newAppend()
            .appendFile(file)
            .toBranch(Lanes.INGEST)
            .validateWith(new NoOtherLoad(mark));
    mark.summary().forEach(append::set);
    append.commit();
  }

  /** Is asked at each attempt to commit, with the lane as it then is. */
  private record NoOtherLoad(LoadMark mark) implements SnapshotAncestryValidator {

    @Override
    public boolean validate(Iterable<Snapshot> history) {
      return mark.find(history).isEmpty();
    }

    @Override
    public String errorMessage() {
      return "dimension '" + mark.dimension().table() + "' is loaded already";
    }
  }
}
