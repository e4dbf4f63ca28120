package dev.firn.probe;

import dev.firn.lake.LaneProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * How long a commit to main by somebody else keeps what the stream has committed from main. Every
 * publication has a delay: from the commit of the oldest lane snapshot in it to its own, as the
 * table's snapshots say. The pause is the longest delay of the first publications after that
 * commit, less the usual one before it.
 *
 * @param usual median of the delays before
 * @param longest of those after
 * @param after how many there are after
 */
public record StreamPause(Duration usual, Duration longest, int after) {
  /** An index that has to catch up does so for the first; a backlog may take a second one. */
  public static final int AFTER = 3;

  private static final int BEFORE = 20;

  /** A publication: when it came to main, and how long its oldest snapshot had waited. */
  record Delay(long mainMillis, long delayMillis) {}

  /**
   * What the table knows of it; lane snapshots go some minutes after they were published.
   *
   * @param table loaded when some publications have come since
   * @param snapshotId the commit of somebody else
   */
  public static StreamPause at(Table table, long snapshotId) {
    Snapshot commit = table.snapshot(snapshotId);
    if (commit == null) {
      throw new ProbeException(
          "Cannot tell what came after snapshot " + snapshotId + ": " + table.name() + " has none");
    }
    return of(delays(table), commit.timestampMillis());
  }

  /** The same from delays, the newest first. */
  static StreamPause of(List<Delay> delays, long commitMillis) {
    List<Long> before =
        delays.stream()
            .filter(delay -> delay.mainMillis() < commitMillis)
            .limit(BEFORE)
            .map(Delay::delayMillis)
            .sorted()
            .toList();
    List<Delay> after =
        delays.stream()
            .filter(delay -> delay.mainMillis() >= commitMillis)
            .sorted(Comparator.comparingLong(Delay::mainMillis))
            .limit(AFTER)
            .toList();
    long longest = after.stream().mapToLong(Delay::delayMillis).max().orElse(0);
    long usual = before.isEmpty() ? 0 : before.get(before.size() / 2);
    return new StreamPause(Duration.ofMillis(usual), Duration.ofMillis(longest), after.size());
  }

  /** Whether enough has come after the commit to tell. */
  public boolean isOver() {
    return after == AFTER;
  }

  /** How much longer than usual the stream's commits had to wait. */
  public Duration pause() {
    Duration pause = longest.minus(usual);
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  private static List<Delay> delays(Table table) {
    List<Snapshot> main = new ArrayList<>();
    Set<Long> ids = new HashSet<>();
    for (@Nullable Snapshot at = table.currentSnapshot(); at != null; at = parent(table, at)) {
      main.add(at);
      ids.add(at.snapshotId());
    }
    List<Delay> delays = new ArrayList<>();
    for (int i = 0; i + 1 < main.size(); i++) {
      String through = through(main.get(i));
      String before = through(main.get(i + 1));
      if (through != null && !through.equals(before)) {
        Snapshot oldest = oldest(table, through, before, ids);
        if (oldest != null) {
          long millis = main.get(i).timestampMillis();
          delays.add(new Delay(millis, millis - oldest.timestampMillis()));
        }
      }
    }
    return delays;
  }

  /** The oldest lane snapshot that came with a publication; null if none is left. */
  private static @Nullable Snapshot oldest(
      Table table, String through, @Nullable String before, Set<Long> main) {
    @Nullable Snapshot oldest = null;
    @Nullable Snapshot at = table.snapshot(Long.parseLong(through));
    while (at != null
        && !Long.toString(at.snapshotId()).equals(before)
        && !main.contains(at.snapshotId())) {
      oldest = at;
      at = parent(table, at);
    }
    return oldest;
  }

  private static @Nullable String through(Snapshot snapshot) {
    return snapshot.summary().get(LaneProperties.PUBLISHED_THROUGH);
  }

  private static @Nullable Snapshot parent(Table table, Snapshot snapshot) {
    return snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
  }
}
