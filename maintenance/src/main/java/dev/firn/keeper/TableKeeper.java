package dev.firn.keeper;

import dev.firn.lease.LeaseRunner;
import dev.firn.lease.LeaseWatch;
import dev.firn.lease.Standing;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.lane.LaneLook;
import dev.firn.reprocess.CorrectionLook;
import dev.firn.upkeep.UpkeepPlan;
import dev.firn.upkeep.UpkeepTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one table: publishes first, and takes one turn of upkeep in between. Owned by one
 * thread, except for {@link #status}. What goes wrong is said in one line when it begins and once
 * more when it changes, and tried again; nothing escapes.
 *
 * <pre>
 *   Waiting -> Behind <-> Current
 *      any  -> StandingBy (another keeper holds the lease) -> any
 *      any  -> Halted | Missing | Failing -> (looked at again) -> any
 * </pre>
 */
final class TableKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TableKeeper.class);

  /** Between two looks when a commit of the stream is expected. */
  private static final Duration CLOSE = Duration.ofMillis(100);

  private final KeptTable kept;
  private final KeeperConfig config;
  private final TablePoll poll;
  private final ClockCheck clocks;
  private final LanePublisher publisher;
  private final PublishTurn publishing;
  private final Turns turns;
  private final LeaseWatch watch;
  private final LeaseRunner lease;
  private final CorrectionWatch corrections;
  private final StatusBoard board;
  private final Rest rest;
  private final Rhythm rhythm = new Rhythm();

  /**
   * A keeper of one table.
   *
   * @param stopping whether to stop before the next commit
   */
  TableKeeper(
      Catalog catalog,
      KeptTable kept,
      KeeperConfig config,
      KeeperResources resources,
      String holder,
      BooleanSupplier stopping) {
    this.kept = kept;
    this.config = config;
    this.rest = new Rest(config.interval(), config.maxBackoff());
    this.poll = new TablePoll(catalog, kept.id());
    this.clocks = new ClockCheck(kept.id(), config.clock(), config.store());
    this.corrections = new CorrectionWatch(kept.id());
    this.board = new StatusBoard(kept.id());
    this.publisher =
        new LanePublisher(
            poll::fresh,
            kept.how(),
            config.limits(),
            resources.files(),
            new IndexingLog(kept.id()),
            resources.indexes());
    Upkeeps upkeeps = new Upkeeps(catalog, kept, config, resources, publisher);
    this.publishing =
        new PublishTurn(publisher, upkeeps.consolidation(), board, stopping, config.clock());
    this.turns =
        new Turns(kept.id().toString(), upkeeps.wanted(), resources.background(), System::nanoTime);
    this.watch = new LeaseWatch(holder, config.lease());
    this.lease = new LeaseRunner(poll::fresh, holder, watch);
  }

  TableStatus status() {
    return board.status();
  }

  /** How long to wait until the next look. */
  Duration pause() {
    Duration pause = rest.duration();
    boolean isClose = !rest.isFailing() && rhythm.isNear(config.clock().instant());
    return isClose && pause.compareTo(CLOSE) > 0 ? CLOSE : pause;
  }

  /** Looks once: publishes all there is, then does one other task if one is due. */
  void look() throws InterruptedException {
    guard(() -> {
      TableMetadata metadata = poll.refresh();
      boolean quiet = poll.isQuiet(metadata);
      rest.looked(quiet);
      if ((!quiet || isTimeForUpkeep()) && mayWork(metadata, false)) {
        work(metadata, quiet);
      }
    });
  }

  /** Plans every task, and does nothing. */
  TableReport plan() throws InterruptedException {
    List<TaskReport> tasks = new ArrayList<>();
    guard(() -> {
      poll.refresh();
      LaneLook look = LaneLook.at(poll.table());
      List<CorrectionLook> underWay = corrections.look(poll.table());
      board.update(status -> status.with(look, underWay));
      if (publishes()) {
        tasks.add(TaskReport.planned(PublishPlan.of(look)));
      }
      tasks.addAll(turns.plan(poll::fresh));
    });
    return new TableReport(status(), tasks);
  }

  /** Does every task at once, as soon as the lease can be had. */
  TableReport run() throws InterruptedException {
    List<TaskReport> tasks = new ArrayList<>();
    guard(() -> {
      if (!waitForLease()) {
        tasks.addAll(refusals(status().state()));
      } else if (!publishes() || publishOnce(tasks)) {
        tasks.addAll(turns.run(poll::fresh));
      }
    });
    board.update(status -> status.with(turns.status()));
    return new TableReport(status(), tasks);
  }

  private boolean publishes() {
    return config.upkeep().tasks().contains(UpkeepTask.PUBLISH);
  }

  /** Publishes all there is, and says whether the table is well. */
  private boolean publishOnce(List<TaskReport> tasks) {
    TableStatus.Totals before = status().totals();
    UpkeepPlan plan = PublishPlan.of(LaneLook.at(poll.table()));
    poll.refresh();
    PublishTurn.End end = publish();
    tasks.add(TaskReport.planned(plan).ended(PublishPlan.outcome(end, before, status())));
    return end != PublishTurn.End.TROUBLE;
  }

  /** A keeper that lives commits something within its patience, or leaves work undone. */
  private boolean waitForLease() throws InterruptedException {
    long start = System.nanoTime();
    long longest = config.lease().patience().multipliedBy(2).toNanos();
    while (!mayWork(poll.refresh(), true)) {
      if (System.nanoTime() - start > longest) {
        return false;
      }
      Thread.sleep(config.interval().toMillis());
    }
    return true;
  }

  private List<TaskReport> refusals(TableState state) {
    String reason = "another keeper works on the table: " + state;
    return config.upkeep().tasks().stream()
        .sorted()
        .map(task -> TaskReport.failed(task, reason))
        .toList();
  }

  /** Keeps the index, and gives up what is under way in the background, and the lease. */
  void close() {
    turns.close();
    publisher.close();
    try {
      lease.release();
    } catch (RuntimeException e) {
      LOG.info("{}: lease not given back: {}", kept.id(), Reasons.of(e));
    }
  }

  private void work(TableMetadata metadata, boolean quiet) {
    PublishTurn.End end = quiet ? PublishTurn.End.NOTHING : publish();
    if (end == PublishTurn.End.TROUBLE) {
      rest.failed();
      poll.forget();
      return;
    }
    if (!(board.status().state() instanceof TableState.Behind)) {
      rest.recovered();
    }
    if (end == PublishTurn.End.NOTHING) {
      poll.quietAt(metadata);
    } else {
      poll.notQuiet();
    }
    if (end != PublishTurn.End.NOTHING || isTimeForUpkeep()) {
      upkeep();
    }
  }

  /** However fast the stream commits, one task may follow each publication. */
  private boolean isTimeForUpkeep() {
    return turns.isTime() && !rhythm.isSoon(config.clock().instant());
  }

  private PublishTurn.End publish() {
    poll.notQuiet();
    long before = board.status().totals().publications();
    PublishTurn.End end = publishing.take(poll.table(), poll::fresh);
    if (board.status().totals().publications() > before) {
      watch.worked();
    }
    return end;
  }

  private void upkeep() {
    if (turns.isTime() && lease.isHeld(poll.refresh().properties())) {
      turns.takeOne(poll::fresh);
      board.update(status -> status.with(turns.status()));
    }
  }

  /** Whether the lease is held, or nothing could be committed anyway. */
  private boolean mayWork(TableMetadata metadata, boolean hurried) {
    clocks.require(metadata);
    LaneLook look = LaneLook.at(poll.table());
    List<CorrectionLook> underWay = corrections.look(poll.table());
    board.update(status -> status.with(look, underWay));
    if (look.isBehind()) {
      look.newest().ifPresent(rhythm::committed);
    }
    if (look.halt().isPresent()) {
      return true;
    }
    Standing standing = watch.look(metadata.properties(), hurried || look.isBehind());
    if (standing instanceof Standing.Free) {
      return lease.take(Optional.empty());
    }
    if (standing instanceof Standing.Abandoned abandoned) {
      LOG.warn("{}: takes over from {}, which shows no life", kept.id(), abandoned.lease());
      return lease.take(Optional.of(abandoned.lease()));
    }
    if (standing instanceof Standing.Waiting waiting) {
      turns.close();
      board.become(new TableState.StandingBy(waiting.lease().holder()));
      return false;
    }
    return true;
  }

  /** Work that may be interrupted. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private void guard(Work work) throws InterruptedException {
    try {
      work.run();
    } catch (NoSuchTableException e) {
      fail(new TableState.Missing(), "the catalog has no such table");
    } catch (RuntimeException e) {
      String reason = Reasons.of(e);
      fail(new TableState.Failing(reason), reason);
      LOG.debug("{}", kept.id(), e);
    } catch (Error e) {
      publisher.forget();
      String reason = e.toString();
      fail(new TableState.Failing(reason), reason);
    }
  }

  private void fail(TableState state, String line) {
    rest.failed();
    poll.forget();
    board.fail(state, line);
  }
}
