package dev.firn.bench.reprocess;

import dev.firn.bench.Figure;
import dev.firn.reprocess.run.ReplayResult;
import java.util.List;
import java.util.Map;

/**
 * What a replay took under load.
 *
 * @param replayed the job and the adoption
 * @param published to main
 */
record ReplayTimes(ReplayResult replayed, CorrectionTimes.Step published) {

  Map<String, Object> values() {
    return Map.of(
        "replay_seconds", replayed.millis() / 1e3,
        "publish_seconds", published.seconds(),
        "publish_pause_ms", published.pauseMillis(),
        "publish_attempts", published.result().attempts(),
        "events_read", replayed.events().read(),
        "rows_replayed", replayed.rows(),
        "rows_newer_at_fork", replayed.adopted().older(),
        "rows_corrected", published.result().counts().corrected(),
        "rows_kept_for_stream", published.result().counts().keptForStream());
  }

  List<Figure> figures() {
    return List.of(
        Figure.of("replayed and adopted", "s", replayed.millis() / 1e3),
        Figure.of(
            "events replayed",
            "events/s",
            replayed.events().read() * 1e3 / Math.max(1, replayed.millis())),
        Figure.of("published", "s", published.seconds()),
        Figure.of("pause of the stream", "ms", published.pauseMillis()),
        Figure.of("rows corrected", "rows", (double) published.result().counts().corrected()),
        Figure.of(
            "rows kept for the stream",
            "rows",
            (double) published.result().counts().keptForStream()));
  }
}
