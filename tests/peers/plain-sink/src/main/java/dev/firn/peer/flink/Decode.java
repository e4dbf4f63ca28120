package dev.firn.peer.flink;

import dev.firn.decode.DecodePlan;
import dev.firn.decode.Decoded;
import dev.firn.decode.EventDecoder;
import dev.firn.source.KafkaEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Decodes events with Firn's decoder; refused ones are dropped. */
final class Decode extends ProcessFunction<KafkaEvent, RowData> {
  private final DecodePlan plan;
  private transient EventDecoder decoder;

  @SuppressWarnings("NullAway.Init") // open fills the rest
  Decode(DecodePlan plan) {
    this.plan = plan;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new EventDecoder(plan);
  }

  @Override
  public void processElement(KafkaEvent event, Context context, Collector<RowData> out) {
    if (decoder.decode(event.value()) instanceof Decoded.Row row) {
      out.collect(row.data());
    }
  }
}
