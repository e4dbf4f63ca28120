package dev.firn.bench.reprocess;

import dev.firn.bench.Figure;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.run.ReplayResult;
import java.util.List;
import java.util.Map;

/**
 * What a replay took under load.
 *
 * @param replayed the job and the adoption
 */
record ReplayTimes(ReplayResult replayed, PublishResult published) {

  long publishMillis() {
    return published.planMillis() + published.attemptMillis();
  }

  Map<String, Object> values() {
    return Map.of(
        "replay_seconds", replayed.millis() / 1e3,
        "publish_seconds", publishMillis() / 1e3,
        "publish_pause_ms", published.attemptMillis(),
        "publish_attempts", published.attempts(),
        "events_read", replayed.events().read(),
        "rows_replayed", replayed.rows(),
        "rows_newer_at_fork", replayed.adopted().older(),
        "rows_corrected", published.counts().corrected(),
        "rows_kept_for_stream", published.counts().keptForStream());
  }

  List<Figure> figures() {
    return List.of(
        Figure.of("replayed and adopted", "s", replayed.millis() / 1e3),
        Figure.of(
            "events replayed",
            "events/s",
            replayed.events().read() * 1e3 / Math.max(1, replayed.millis())),
        Figure.of("published", "s", publishMillis() / 1e3),
        Figure.of("commit of the publication", "ms", (double) published.attemptMillis()),
        Figure.of("rows corrected", "rows", (double) published.counts().corrected()),
        Figure.of("rows kept for the stream", "rows", (double) published.counts().keptForStream()));
  }
}
