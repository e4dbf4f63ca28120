package dev.firn.compact;

import dev.firn.publish.Consolidation;
import dev.firn.publish.LanePublisher;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/**
 * Compacts one table while it is published: plans and commits on the table's one keeper thread,
 * rewrites elsewhere. Owned by that thread. A commit that is refused is tried again with the same
 * files; only if the old files are gone was a rewrite for nothing.
 *
 * <pre>
 *   plan -> start -> (rewriting, elsewhere) -> commitNext, until it is not busy -> plan
 * </pre>
 */
public final class Compactor implements AutoCloseable {
  private final LanePublisher publisher;
  private final CompactionPolicy policy;
  private final CompactionPlanner planner;
  private final Executor background;
  private final Supplier<Pace> pace;
  private final Deque<GroupRewrite> rewrites = new ArrayDeque<>();
  private CompactionCounts counts = CompactionCounts.NONE;

  /**
   * A compactor of one table.
   *
   * @param publisher of the same table, and on the same thread
   * @param background where files are rewritten, one group per task
   * @param pace made anew on the thread of each group
   */
  public Compactor(
      LanePublisher publisher,
      CompactionPolicy policy,
      Executor background,
      Supplier<Pace> pace,
      Clock clock) {
    this.publisher = publisher;
    this.policy = policy;
    this.planner = new CompactionPlanner(policy, clock);
    this.background = background;
    this.pace = pace;
  }

  /** What is to be rewritten of main as it was loaded; for use while this is not busy. */
  public CompactionPlan plan(Table table) {
    return planner.plan(table);
  }

  /** Begins to rewrite, and returns at once, unless the background is this thread. */
  public void start(Table table, CompactionPlan plan) {
    if (isBusy()) {
      throw new IllegalStateException(
          "Cannot start a compaction of "
              + table.name()
              + ": "
              + rewrites.size()
              + " groups of the last plan are not committed");
    }
    for (FileGroup group : plan.groups()) {
      GroupRewrite rewrite =
          new GroupRewrite(
              table,
              group,
              new FutureTask<>(() -> new FileRewriter(table, pace.get()).rewrite(group)));
      rewrites.addLast(rewrite);
      background.execute(rewrite.task());
    }
  }

  /** Whether groups of the last plan are being rewritten, or wait for their commit. */
  public boolean isBusy() {
    return !rewrites.isEmpty();
  }

  /**
   * Commits one group that is rewritten; empty if none is.
   *
   * @param table loaded just now
   * @throws RuntimeException if a file or the catalog cannot be read; nothing was committed then
   */
  public Optional<CompactionResult> commitNext(Table table) {
    Optional<GroupRewrite> done =
        rewrites.stream().filter(rewrite -> rewrite.task().isDone()).findFirst();
    return done.map(rewrite -> commit(rewrite, table));
  }

  private CompactionResult commit(GroupRewrite rewrite, Table table) {
    CompactionResult result = rewrite.commit(publisher, table);
    counts = counts.plus(result);
    if (rewrite.isOver()) {
      rewrites.remove(rewrite);
    }
    return result;
  }

  /**
   * What publications of the same table may rewrite at once, on the same thread: nothing that is
   * being rewritten here.
   *
   * @param rewriters where files are rewritten, while a publication waits
   */
  public Consolidation consolidation(Executor rewriters) {
    return new HotFiles(policy, this::isRewriting, rewriters);
  }

  private boolean isRewriting(String location) {
    return rewrites.stream().anyMatch(rewrite -> rewrite.holds(location));
  }

  /** What was done since this was made. */
  public CompactionCounts counts() {
    return counts;
  }

  /** Stops rewriting. New files that no commit was tried with are deleted. */
  @Override
  public void close() {
    rewrites.forEach(GroupRewrite::abandon);
    rewrites.clear();
  }
}
