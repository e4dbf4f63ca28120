package dev.firn.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What became of the events that a replay has read.
 *
 * @param read all of them
 * @param outside those whose time is not in the window
 * @param others rows of other tables of the stream
 * @param rows rows of the table, all versions of each key
 * @param refused what is no row of any table; the stream has made dead letters of them
 * @param refusals what was wrong with a few of these
 */
record ReplayCounts(
    long read, long outside, long others, long rows, long refused, List<String> refusals) {
  private static final String READ = "firn-replay-read";
  private static final String OUTSIDE = "firn-replay-outside";
  private static final String OTHERS = "firn-replay-others";
  private static final String ROWS = "firn-replay-rows";
  private static final String REFUSED = "firn-replay-refused";
  private static final String REFUSALS = "firn-replay-refusals";

  ReplayCounts {
    refusals = List.copyOf(refusals);
  }

  /** What a job's accumulators say; zero for what they do not. */
  static ReplayCounts of(Map<String, Object> accumulators) {
    List<String> refusals = new ArrayList<>();
    if (accumulators.get(REFUSALS) instanceof List<?> texts) {
      texts.forEach(text -> refusals.add(String.valueOf(text)));
    }
    return new ReplayCounts(
        number(accumulators, READ),
        number(accumulators, OUTSIDE),
        number(accumulators, OTHERS),
        number(accumulators, ROWS),
        number(accumulators, REFUSED),
        refusals);
  }

  private static long number(Map<String, Object> accumulators, String name) {
    return accumulators.get(name) instanceof Long number ? number : 0;
  }

  /** The accumulators of one subtask. */
  static final class Counters {
    private static final int MAX_REFUSALS = 3;

    final LongCounter read = new LongCounter();
    final LongCounter outside = new LongCounter();
    final LongCounter others = new LongCounter();
    final LongCounter rows = new LongCounter();
    private final LongCounter refused = new LongCounter();
    private final ListAccumulator<String> refusals = new ListAccumulator<>();

    Counters(RuntimeContext context) {
      context.addAccumulator(READ, read);
      context.addAccumulator(OUTSIDE, outside);
      context.addAccumulator(OTHERS, others);
      context.addAccumulator(ROWS, rows);
      context.addAccumulator(REFUSED, refused);
      context.addAccumulator(REFUSALS, refusals);
    }

    void refuse(String text) {
      refused.add(1);
      if (refused.getLocalValuePrimitive() <= MAX_REFUSALS) {
        refusals.add(text);
      }
    }
  }
}
