package dev.firn.compact;

import dev.firn.publish.LanePublisher;
import dev.firn.publish.replace.FileReplacement;
import dev.firn.publish.replace.Replacement;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * One group from its rewrite to its commit.
 *
 * <pre>
 *   Rewriting -> Rewritten -> (overtaken, unknown, halted: again) -> Over
 * </pre>
 */
final class GroupRewrite {
  private final Table table;
  private final FileGroup group;
  private final FutureTask<FileReplacement> task;
  private boolean over;
  private boolean maybeOnMain;

  GroupRewrite(Table table, FileGroup group, FutureTask<FileReplacement> task) {
    this.table = table;
    this.group = group;
    this.task = task;
  }

  FutureTask<FileReplacement> task() {
    return task;
  }

  /** Whether a data file is of this group. */
  boolean holds(String location) {
    return group.files().stream().anyMatch(task -> task.file().location().equals(location));
  }

  /** Whether there is nothing left to do about this group. */
  boolean isOver() {
    return over;
  }

  /** Tries to commit; the task must be done. */
  CompactionResult commit(LanePublisher publisher, Table fresh) {
    FileReplacement replacement;
    try {
      replacement = task.get();
    } catch (ExecutionException e) {
      over = true;
      return new CompactionResult.Failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (CancellationException | InterruptedException e) {
      over = true;
      return new CompactionResult.Failed(e);
    }
    return result(publisher.replace(fresh, replacement), replacement);
  }

  private CompactionResult result(Replacement done, FileReplacement replacement) {
    if (done instanceof Replacement.Replaced replaced) {
      over = true;
      return new CompactionResult.Compacted(
          replaced.snapshotId(), replaced.counts(), group.bytes(), bytes(replacement));
    } else if (done instanceof Replacement.Obsolete obsolete) {
      over = true;
      takeBack(replacement);
      return new CompactionResult.Wasted(obsolete.reason(), group.bytes());
    } else if (done instanceof Replacement.Unknown unknown) {
      maybeOnMain = true;
      return new CompactionResult.Unknown(unknown.cause());
    } else if (done instanceof Replacement.Halted halted) {
      return new CompactionResult.Halted(halted.halt());
    }
    return new CompactionResult.Overtaken(((Replacement.Refused) done).reason());
  }

  /** Stops the rewrite, or deletes what it wrote. */
  void abandon() {
    boolean stopped = task.cancel(true);
    if (!stopped && !over) {
      FileReplacement replacement = written();
      if (replacement != null) {
        takeBack(replacement);
      }
    }
    over = true;
  }

  private @Nullable FileReplacement written() {
    try {
      return task.get();
    } catch (ExecutionException | CancellationException | InterruptedException e) {
      return null;
    }
  }

  /** A file that may be on main is never deleted; if it is not, it is an orphan. */
  private void takeBack(FileReplacement replacement) {
    if (!maybeOnMain) {
      NewFiles.delete(table, replacement);
    }
  }

  private static long bytes(FileReplacement replacement) {
    return replacement.added().stream().mapToLong(DataFile::fileSizeInBytes).sum();
  }
}
