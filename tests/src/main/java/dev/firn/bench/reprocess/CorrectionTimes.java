package dev.firn.bench.reprocess;

import dev.firn.probe.StreamPause;
import dev.firn.reprocess.PublishResult;

/**
 * What a correction took under load.
 *
 * @param runMillis Trino and the adoption
 * @param published to main
 * @param reverted from main again
 */
record CorrectionTimes(long runMillis, Step published, Step reverted) {

  /**
   * A commit to main.
   *
   * @param millis from the first look to the commit; of a reversal, its computation included
   * @param result what it did
   * @param pause of the stream
   */
  record Step(long millis, PublishResult result, StreamPause pause) {

    double seconds() {
      return millis / 1e3;
    }

    double pauseMillis() {
      return pause.pause().toMillis();
    }
  }
}
