package dev.firn.publish;

import dev.firn.index.DeleteForm;
import dev.firn.index.EqualityDeletesOnMainException;
import dev.firn.index.FollowProgress;
import dev.firn.index.IndexFollower;
import dev.firn.index.IndexSize;
import dev.firn.index.IndexStore;
import dev.firn.index.LiveFile;
import dev.firn.index.MainIndex;
import dev.firn.index.key.KeyColumns;
import dev.firn.index.memory.IndexMemory;
import dev.firn.publish.delete.WrittenDeletes;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.HaltException;
import dev.firn.publish.lane.LaneView;
import dev.firn.publish.lane.LaneWatch;
import dev.firn.publish.lane.Marker;
import dev.firn.publish.replace.FileReplacement;
import dev.firn.publish.replace.Replacement;
import dev.firn.publish.replace.ReplacementPlan;
import dev.firn.publish.replace.ReplacementPlanner;
import dev.firn.publish.replace.ReplacementRunner;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the lane of one table and moves it. Holds the table's index, which is built from main
 * at the first call and whenever the table is another one. Owned by one thread; any number of
 * publishers may work on one table, of which the slower one is refused and plans anew.
 */
public final class LanePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LanePublisher.class);
  private static final int READ_AHEAD = 4;
  private static final long MAX_CONSOLIDATED_ROWS = 8_000_000;

  private final PublishedTable how;
  private final FoldPace pace;
  private final ExecutorService files;
  private final IndexHolder index;
  private final LaneWatch lanes = new LaneWatch();
  private final PublicationRunner runner;
  private final LaneMove move;
  private final ReplacementRunner replacements;

  /** What has waited once already is not made to wait for rewriting. */
  private boolean wasOvertaken;

  /**
   * A publisher of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param files where files are read and written
   */
  public LanePublisher(
      Supplier<Table> fresh,
      PublishedTable how,
      FoldLimits limits,
      ExecutorService files,
      FollowProgress progress) {
    this(fresh, how, limits, files, progress, IndexMemory.unlimited());
  }

  /**
   * A publisher of one table that builds its index from main after each start.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param files where files are read and written
   * @param memory where the index lives
   */
  public LanePublisher(
      Supplier<Table> fresh,
      PublishedTable how,
      FoldLimits limits,
      ExecutorService files,
      FollowProgress progress,
      IndexMemory memory) {
    this(fresh, how, limits, files, progress, IndexStore.inMemory(memory));
  }

  /**
   * A publisher of one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   * @param files where files are read and written
   * @param store where the index lives, and is kept over restarts
   */
  public LanePublisher(
      Supplier<Table> fresh,
      PublishedTable how,
      FoldLimits limits,
      ExecutorService files,
      FollowProgress progress,
      IndexStore store) {
    this.how = how;
    this.pace = new FoldPace(limits);
    this.files = files;
    this.index = new IndexHolder(store, new IndexFollower(files, READ_AHEAD, progress));
    this.runner = new PublicationRunner(fresh, files);
    this.move = new LaneMove(fresh);
    this.replacements = new ReplacementRunner(fresh, files);
  }

  /**
   * Publishes the oldest unpublished snapshots of the lane, one publication at most.
   *
   * @param table loaded just now; what is committed is loaded once more
   * @throws RuntimeException if a file or the catalog cannot be read; nothing was committed then
   */
  public Publication publish(Table table) {
    return publish(table, Consolidation.NONE);
  }

  /**
   * The same, with files rewritten in the same commit. Not with a large index: each rewrite looks
   * at all of its entries.
   *
   * @param consolidation called if something is published
   */
  public Publication publish(Table table, Consolidation consolidation) {
    Optional<PublicationPlan> plan;
    try {
      plan = plan(table);
    } catch (HaltException e) {
      return new Publication.Halted(e.halt());
    } catch (EqualityDeletesOnMainException e) {
      return new Publication.Halted(Halt.equalityDeletes("main", String.valueOf(e.getMessage())));
    }
    Publication publication =
        plan.isEmpty() ? new Publication.Nothing() : run(table, plan.get(), consolidation);
    index.saveIfDue();
    return publication;
  }

  /**
   * The index of main as it is in that load of the table, for upkeep on the same thread.
   *
   * @throws RuntimeException if a file cannot be read
   */
  public MainIndex index(Table table) {
    Snapshot head = table.currentSnapshot();
    if (head == null) {
      throw new IllegalStateException("Cannot index " + table.name() + ": main is empty");
    }
    return index.at(table, head.snapshotId(), how.columns(table.schema()));
  }

  /**
   * Puts rewritten files onto main in the place of old ones. May be tried again with the same
   * replacement until it is replaced or obsolete, whatever happens to main in between.
   *
   * @param table loaded just now; what is committed is loaded once more
   * @throws RuntimeException if a file or the catalog cannot be read; nothing was committed then
   */
  public Replacement replace(Table table, FileReplacement replacement) {
    try {
      LaneView view = lanes.look(table);
      OptionalLong found = view.main().replacement(replacement.id());
      return found.isPresent()
          ? new Replacement.Replaced(found.getAsLong(), Replacement.Counts.UNKNOWN)
          : replace(table, view, replacement);
    } catch (HaltException e) {
      return new Replacement.Halted(e.halt());
    } catch (EqualityDeletesOnMainException e) {
      return new Replacement.Halted(Halt.equalityDeletes("main", String.valueOf(e.getMessage())));
    }
  }

  private Replacement replace(Table table, LaneView view, FileReplacement replacement) {
    MainIndex current = index(table);
    ReplacementPlanner planner = new ReplacementPlanner(current, replacement);
    Optional<String> obstacle = planner.obstacle();
    if (obstacle.isPresent()) {
      return new Replacement.Obsolete(obstacle.get());
    }
    ReplacementPlan plan = planner.plan(view, DeleteForm.of(table));
    return replacements.run(
        plan, (snapshotId, written) -> takeIn(current, plan, snapshotId, written));
  }

  /** The commit stands whatever happens to the index, which can be built anew. */
  private void takeIn(
      MainIndex current, ReplacementPlan plan, long snapshotId, WrittenDeletes written) {
    try {
      current.replace(
          plan.old().stream().map(LiveFile::location).toList(),
          plan.rewritten(written.byDataFile()),
          plan.positions(),
          snapshotId);
    } catch (RuntimeException e) {
      LOG.warn("Cannot carry the index over a rewrite, building it anew: {}", e.toString());
      forget();
    }
  }

  /** Forgets the index, which is then built anew: for use after what nobody expected. */
  public void forget() {
    index.forget();
  }

  private Publication run(Table table, PublicationPlan plan, Consolidation consolidation) {
    boolean isLarge = indexSize().rows() > MAX_CONSOLIDATED_ROWS;
    try {
      Publication publication =
          runner.run(table, plan, isLarge || wasOvertaken ? Consolidation.NONE : consolidation);
      wasOvertaken = publication instanceof Publication.Refused;
      pace.ended(publication, plan.laneSnapshots().size(), plan.counts().rows());
      return publication;
    } catch (RuntimeException e) {
      index.forgetIfBroken();
      throw e;
    }
  }

  /** Keeps the index for the next start; a publisher may be used after that. */
  @Override
  public void close() {
    index.save();
  }

  /** Moves the lane onto main, if all of it is published and it is not there yet. */
  public Move move() {
    return move.run();
  }

  /** How many lane snapshots were unpublished when last looked. */
  public int lag() {
    return lanes.lag();
  }

  /** The lane snapshot that main was published through when last looked. */
  public Optional<Marker> marker() {
    return lanes.marker();
  }

  /** Whether the lane is published but not where main is. */
  public boolean isMovable() {
    return lanes.isMovable();
  }

  /** How large the index is. */
  public IndexSize indexSize() {
    return index.size();
  }

  private Optional<PublicationPlan> plan(Table table) {
    KeyColumns columns = columns(table);
    LaneView view = lanes.look(table);
    // Also where nothing is to publish: what comes next need not wait for it then.
    MainIndex current = index.at(table, view.mainHead(), columns);
    return view.unpublished().isEmpty()
        ? Optional.empty()
        : new PublicationPlanner(table, current, columns, pace.limits(), files).plan(view);
  }

  private @Nullable KeyColumns columns(Table table) {
    KeyColumns columns = how.columns(table.schema());
    int version = TableUtil.formatVersion(table);
    if (columns != null && version != 2 && version != 3) {
      throw new HaltException(
          Halt.Cause.UNSUPPORTED,
          "Cannot publish "
              + table.name()
              + ": upserts need format version 2 or 3, the table has "
              + version,
          "make the table with format version 2 or 3");
    }
    return columns;
  }
}
