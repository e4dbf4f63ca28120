package dev.firn.simulation;

import dev.firn.index.FollowProgress;
import dev.firn.lake.Lanes;
import dev.firn.lake.WriteMode;
import dev.firn.publish.Consolidation;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Move;
import dev.firn.publish.Publication;
import dev.firn.publish.PublishedTable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;

/** A keeper's process, with all that it remembers. */
final class SimulatedKeeper {
  private static final ExecutorService FILES = new SameThread();

  private final World world;
  private final Mutation mutation;
  private final SimulatedProcess process = new SimulatedProcess();
  private final LanePublisher publisher;
  private final Expiry expiry;
  private final Compaction compaction;
  private final Manifests manifests;
  private final Orphans orphans;
  private final KeepersLease lease;
  private final Consolidation consolidation;

  SimulatedKeeper(World world, Mutation mutation) {
    this.world = world;
    this.mutation = mutation;
    this.publisher =
        new LanePublisher(
            () -> mutation.loaded(load()),
            how(),
            limits(),
            FILES,
            FollowProgress.SILENT,
            world.scenario.memory());
    this.expiry = new Expiry(world, this::load, FILES);
    this.compaction = new Compaction(world, this::load, publisher);
    this.manifests = new Manifests(world, this::load);
    this.orphans = new Orphans(world, this::load, FILES);
    this.lease = new KeepersLease(world, this::load);
    this.consolidation = world.oneIn(2) ? compaction.consolidation() : Consolidation.NONE;
  }

  private PublishedTable how() {
    return new PublishedTable(
        WriteMode.UPSERT, List.of("id"), world.scenario.versioned() ? "version" : null);
  }

  private FoldLimits limits() {
    return world.oneIn(4) ? new FoldLimits(1 + world.random.nextInt(3), 20) : FoldLimits.DEFAULT;
  }

  SimulatedProcess process() {
    return process;
  }

  private Table load() {
    return world.catalog.load(process);
  }

  /** Files of an index that the process held go with it. */
  void close() {
    publisher.forget();
  }

  void publish() {
    process.forgetWritten();
    Publication publication = publisher.publish(mutation.planned(load()), consolidation);
    world.count("publish " + publication.getClass().getSimpleName());
    if (publication instanceof Publication.Published published
        && published.counts().dataFilesRewritten() > 0) {
      world.count("publish with a rewrite");
    }
    if (publication instanceof Publication.Halted halted) {
      throw new Violation("the keeper halts: " + halted.halt());
    }
    if (mutation == Mutation.I5 && publication instanceof Publication.Unknown) {
      process.written().forEach(world.storage::delete);
    }
  }

  boolean isCompacting() {
    return compaction.isUnderWay();
  }

  void compact() {
    compaction.run();
  }

  void rewriteManifests() {
    manifests.run();
  }

  /** Only who holds the lease removes orphans. */
  void removeOrphans() {
    if (lease.isHeld()) {
      orphans.run();
    }
  }

  /** Only who holds the lease expires. */
  void expire() {
    if (!lease.isHeld()) {
      return;
    }
    if (mutation == Mutation.EXPIRY_BY_HEADS) {
      expiry.runByHeads();
    } else {
      expiry.run();
    }
  }

  void move() {
    if (mutation == Mutation.I1) {
      moveInTwoSteps();
      return;
    }
    Move move = publisher.move();
    world.count("move " + move.getClass().getSimpleName());
  }

  /** Looks at one state of the table, and changes whichever it finds then. */
  private void moveInTwoSteps() {
    Table table = load();
    if (!world.ledger.isPublished(table)) {
      return;
    }
    try {
      table
          .manageSnapshots()
          .replaceBranch(Lanes.INGEST, table.currentSnapshot().snapshotId())
          .commit();
      world.count("move in two steps");
    } catch (CommitFailedException e) {
      world.count("move in two steps refused");
    }
  }
}
