package dev.firn.bench.freshness;

import dev.firn.lake.LaneProperties;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * Where the time goes, as the table itself tells: for every lane snapshot, how old its oldest row
 * was when the job committed it, and how long it then took until main had it.
 *
 * @param job from the sending of the oldest row to the commit on the lane
 * @param keeper from the commit on the lane to the commit on main
 */
record StageTimes(List<Duration> job, List<Duration> keeper) {
  private static final String SENT_AT = "sent_at";

  StageTimes {
    job = List.copyOf(job);
    keeper = List.copyOf(keeper);
  }

  /** Of all snapshots that the table still has. */
  static StageTimes of(Table table) {
    Map<Long, Snapshot> snapshots = new LinkedHashMap<>();
    table.snapshots().forEach(snapshot -> snapshots.put(snapshot.snapshotId(), snapshot));
    List<Duration> job = new ArrayList<>();
    List<Duration> keeper = new ArrayList<>();
    for (Snapshot main : snapshots.values()) {
      String through = main.summary().get(LaneProperties.PUBLISHED_THROUGH);
      Snapshot lane = through == null ? null : snapshots.get(Long.valueOf(through));
      if (lane != null && lane.snapshotId() != main.snapshotId()) {
        keeper.add(Duration.ofMillis(main.timestampMillis() - lane.timestampMillis()));
        oldest(table, lane)
            .ifPresent(millis -> job.add(Duration.ofMillis(lane.timestampMillis() - millis)));
      }
    }
    return new StageTimes(job, keeper);
  }

  /** When the oldest of the rows that a snapshot added was sent, if its files know. */
  private static OptionalLong oldest(Table table, Snapshot lane) {
    int column = table.schema().findField(SENT_AT).fieldId();
    long oldest = Long.MAX_VALUE;
    for (DataFile file :
        SnapshotChanges.builderFor(table).snapshot(lane).build().addedDataFiles()) {
      ByteBuffer bound = file.lowerBounds() == null ? null : file.lowerBounds().get(column);
      if (bound != null) {
        Long micros = Conversions.fromByteBuffer(Types.TimestampType.withZone(), bound);
        oldest = Math.min(oldest, TimeUnit.MICROSECONDS.toMillis(micros));
      }
    }
    return oldest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(oldest);
  }
}
