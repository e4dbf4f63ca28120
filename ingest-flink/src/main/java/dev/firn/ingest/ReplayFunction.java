package dev.firn.ingest;

import dev.firn.decode.DecodePlan;
import dev.firn.decode.Decoded;
import dev.firn.decode.EventDecoder;
import dev.firn.source.KafkaEvent;
import dev.firn.source.TimeWindow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Decodes the events of a window as the job does, and lets the rows of one table pass, each with
 * its offset; everything else is counted. An event without a time is outside.
 */
final class ReplayFunction extends ProcessFunction<KafkaEvent, Tuple2<Long, RowData>> {
  private final DecodePlan plan;
  private final String table;
  private final TimeWindow window;

  private transient EventDecoder decoder;
  private transient ReplayCounts.Counters counters;

  @SuppressWarnings("NullAway.Init") // open fills the rest
  ReplayFunction(DecodePlan plan, String table, TimeWindow window) {
    this.plan = plan;
    this.table = table;
    this.window = window;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new EventDecoder(plan);
    counters = new ReplayCounts.Counters(getRuntimeContext());
  }

  @Override
  public void processElement(
      KafkaEvent event, Context context, Collector<Tuple2<Long, RowData>> out) {
    counters.read.add(1);
    Long time = context.timestamp();
    if (time == null || !window.contains(time)) {
      counters.outside.add(1);
      return;
    }
    Decoded decoded = decoder.decode(event.value());
    if (decoded instanceof Decoded.Refused refusal) {
      counters.refuse(
          "%s-%d at offset %d: %s"
              .formatted(event.topic(), event.partition(), event.offset(), refusal.reason()));
    } else if (decoded instanceof Decoded.Row row) {
      pass(event, row, out);
    }
  }

  private void pass(KafkaEvent event, Decoded.Row row, Collector<Tuple2<Long, RowData>> out) {
    if (row.table().equals(table)) {
      counters.rows.add(1);
      out.collect(Tuple2.of(event.offset(), row.data()));
    } else {
      counters.others.add(1);
    }
  }
}
