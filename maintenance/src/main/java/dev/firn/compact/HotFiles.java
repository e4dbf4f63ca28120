package dev.firn.compact;

import dev.firn.files.Specs;
import dev.firn.publish.Consolidation;
import dev.firn.publish.replace.FileReplacement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites small files that a single publication wears out: where a stream changes a good part of a
 * table at each checkpoint, no compaction that comes after it could keep main clean in between. A
 * partition whose files lose enough rows gets them and what arrives in it as one new file.
 *
 * <p>Not of tables whose rows have an identity: those that come get theirs by the commit. And not
 * what compaction is rewriting, which would be for nothing then.
 */
final class HotFiles implements Consolidation {
  private static final long MIB = 1 << 20;

  /** About a second of a core. */
  private static final long MAX_BYTES = 64 * MIB;

  private final CompactionPolicy policy;
  private final Predicate<String> isBeingRewritten;
  private final Executor rewriters;

  /**
   * Rewrites within limits.
   *
   * @param policy half of whose share of dead rows wears a file out
   * @param isBeingRewritten tells of locations of data files
   * @param rewriters where files are rewritten; the caller waits for them
   */
  HotFiles(CompactionPolicy policy, Predicate<String> isBeingRewritten, Executor rewriters) {
    this.policy = policy;
    this.isBeingRewritten = isBeingRewritten;
    this.rewriters = rewriters;
  }

  @Override
  public List<FileReplacement> rewrite(Table table, List<File> files) {
    if (RowIdentity.isIn(table)) {
      return List.of();
    }
    List<HotGroup> groups = chosen(table, files);
    List<CompletableFuture<FileReplacement>> rewrites =
        groups.stream()
            .map(group -> CompletableFuture.supplyAsync(group::rewrite, rewriters))
            .toList();
    return all(table, rewrites);
  }

  /** Those with most dead rows first, as many as the limit allows. */
  private List<HotGroup> chosen(Table table, List<File> files) {
    List<HotGroup> groups = new ArrayList<>();
    for (List<File> partition : partitions(table, files)) {
      HotGroup group = hot(table, partition);
      if (group != null) {
        groups.add(group);
      }
    }
    groups.sort(Comparator.comparingLong(HotGroup::deadRows).reversed());
    long bytes = 0;
    List<HotGroup> chosen = new ArrayList<>();
    for (HotGroup group : groups) {
      if (bytes + group.bytes() <= MAX_BYTES) {
        bytes += group.bytes();
        chosen.add(group);
      }
    }
    return chosen;
  }

  private static Collection<List<File>> partitions(Table table, List<File> files) {
    PartitionGroups<File> partitions = new PartitionGroups<>();
    files.forEach(file -> partitions.add(Specs.of(table, file.file()), file.file(), file));
    return partitions.all();
  }

  /** The worn files of a partition and those that come into it; null if none is worn. */
  private @Nullable HotGroup hot(Table table, List<File> partition) {
    List<File> files = new ArrayList<>();
    boolean worn = false;
    for (File file : partition) {
      boolean isWorn = !file.isNew() && file.deadShare() > policy.maxDeadShare() / 2;
      if ((isWorn || file.isNew()) && canRewrite(file)) {
        files.add(file);
        worn |= isWorn;
      }
    }
    HotGroup group = new HotGroup(table, files, policy.targetFileBytes());
    boolean isSmall = group.bytes() < policy.smallShare() * policy.targetFileBytes();
    return worn && isSmall ? group : null;
  }

  private boolean canRewrite(File file) {
    return file.file().format() == FileFormat.PARQUET
        && !isBeingRewritten.test(file.file().location());
  }

  /** All of them, or none. */
  private static List<FileReplacement> all(
      Table table, List<CompletableFuture<FileReplacement>> rewrites) {
    List<FileReplacement> done = new ArrayList<>();
    RuntimeException failure = null;
    for (CompletableFuture<FileReplacement> rewrite : rewrites) {
      try {
        done.add(rewrite.join());
      } catch (CompletionException e) {
        failure = e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    if (failure != null) {
      done.forEach(replacement -> NewFiles.delete(table, replacement));
      throw failure;
    }
    return done;
  }
}
