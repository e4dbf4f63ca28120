package dev.firn.compact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SortOrder;

/**
 * Chooses what of one partition is rewritten: worn files for their own sake, small files when
 * enough of about one size have come together. A merge makes at least {@code minGrowth} times of
 * its largest file, so that a row is rewritten only log(target / first size) times on its way to a
 * full file.
 */
final class PartitionPlanner {
  private static final int MAX_SORTED_FILES = 2;

  private final CompactionPolicy policy;
  private final SortOrder order;
  private final SortedFiles sorted;

  PartitionPlanner(CompactionPolicy policy, SortOrder order) {
    this.policy = policy;
    this.order = order;
    this.sorted = new SortedFiles(order);
  }

  List<FileGroup> plan(List<Candidate> files) {
    List<Candidate> merged = mergeable(files.stream().filter(this::isSmall).toList());
    Set<Candidate> taken = new HashSet<>(merged);
    List<Candidate> worn =
        files.stream().filter(file -> !taken.contains(file) && !wear(file).isEmpty()).toList();
    List<FileGroup> groups = new ArrayList<>();
    pack(worn).forEach(group -> groups.add(group(group, EnumSet.noneOf(Reason.class))));
    for (List<Candidate> group : pack(merged)) {
      if (group.size() > 1) {
        groups.add(group(group, EnumSet.of(Reason.SMALL_FILES)));
      }
    }
    return groups;
  }

  private boolean isSmall(Candidate file) {
    return file.liveBytes() < policy.smallShare() * policy.targetFileBytes();
  }

  private Set<Reason> wear(Candidate file) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (file.deadShare() > policy.maxDeadShare()) {
      reasons.add(Reason.DEAD_ROWS);
    }
    if (file.task().deletes().size() > policy.maxDeletesPerFile()) {
      reasons.add(Reason.MANY_DELETE_FILES);
    }
    if (isEachSorted() && !isSmall(file) && !sorted.isSorted(file.file())) {
      reasons.add(Reason.UNSORTED);
    }
    return reasons;
  }

  private boolean isEachSorted() {
    return order.isSorted() && policy.sorting() == Sorting.ALWAYS;
  }

  /** What is merged into less than a full file is merged again, and need not be sorted yet. */
  private boolean isToBeSorted(List<Candidate> files) {
    boolean toStay =
        files.stream().mapToLong(Candidate::liveBytes).sum()
            >= policy.smallShare() * policy.targetFileBytes();
    return isEachSorted() || (order.isSorted() && policy.sorting() == Sorting.FULL_FILES && toStay);
  }

  /** The longest run of the smallest files that is worth a merge. */
  private List<Candidate> mergeable(List<Candidate> small) {
    List<Candidate> bySize = new ArrayList<>(small);
    bySize.sort(Comparator.comparingLong(Candidate::liveBytes));
    long total = 0;
    int taken = 0;
    for (int i = 0; i < bySize.size(); i++) {
      total += bySize.get(i).liveBytes();
      boolean many = i + 1 >= policy.minInputFiles();
      if (many && total >= policy.minGrowth() * bySize.get(i).liveBytes()) {
        taken = i + 1;
      }
    }
    return bySize.subList(0, taken);
  }

  /** Files in the order in which they were committed, cut where a group is full. */
  private List<List<Candidate>> pack(List<Candidate> files) {
    List<Candidate> ordered = new ArrayList<>(files);
    ordered.sort(
        Comparator.comparing(
            file -> file.file().dataSequenceNumber(),
            Comparator.nullsFirst(Comparator.naturalOrder())));
    List<List<Candidate>> groups = new ArrayList<>();
    long bytes = Long.MAX_VALUE;
    for (Candidate file : ordered) {
      if (bytes > maxGroupBytes() - file.bytes()) {
        groups.add(new ArrayList<>());
        bytes = 0;
      }
      groups.get(groups.size() - 1).add(file);
      bytes += file.bytes();
    }
    return groups;
  }

  /** What is sorted may wait in local files, which take several times as much as it does. */
  private long maxGroupBytes() {
    boolean mayBeSorted = order.isSorted() && policy.sorting() != Sorting.NEVER;
    return mayBeSorted
        ? Math.min(policy.maxGroupBytes(), MAX_SORTED_FILES * policy.targetFileBytes())
        : policy.maxGroupBytes();
  }

  private FileGroup group(List<Candidate> files, Set<Reason> reasons) {
    files.forEach(file -> reasons.addAll(wear(file)));
    long dead = files.stream().mapToLong(Candidate::deadRows).sum();
    List<FileScanTask> tasks = files.stream().map(Candidate::task).toList();
    Optional<List<FileScanTask>> inSequence = sorted.inSequence(tasks);
    RowOrder rows =
        inSequence.isPresent()
            ? RowOrder.SORTED_ALREADY
            : isToBeSorted(files) ? RowOrder.TO_BE_SORTED : RowOrder.AS_THEY_COME;
    return new FileGroup(inSequence.orElse(tasks), reasons, dead, rows, policy.targetFileBytes());
  }
}
