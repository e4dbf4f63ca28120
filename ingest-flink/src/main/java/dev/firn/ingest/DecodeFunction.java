package dev.firn.ingest;

import dev.firn.deadletter.DeadLetter;
import dev.firn.deadletter.DeadLetterLayout;
import dev.firn.decode.DecodePlan;
import dev.firn.decode.Decoded;
import dev.firn.decode.EventDecoder;
import dev.firn.source.KafkaEvent;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Decodes events: rows go to the side output of their table, everything else to the dead letters.
 */
final class DecodeFunction extends ProcessFunction<KafkaEvent, RowData> {
  private final DecodePlan plan;
  private final DeadLetterLayout deadLetters;
  private final Map<String, OutputTag<RowData>> tables;

  private transient EventDecoder decoder;
  private transient Counter refused;

  @SuppressWarnings("NullAway.Init") // open fills the rest
  DecodeFunction(
      DecodePlan plan, DeadLetterLayout deadLetters, Map<String, OutputTag<RowData>> tables) {
    this.plan = plan;
    this.deadLetters = deadLetters;
    this.tables = Map.copyOf(tables);
  }

  @Override
  public void open(OpenContext context) {
    decoder = new EventDecoder(plan);
    refused = getRuntimeContext().getMetricGroup().counter("eventsRefused");
  }

  @Override
  public void processElement(KafkaEvent event, Context context, Collector<RowData> out) {
    Decoded decoded = decoder.decode(event.value());
    if (decoded instanceof Decoded.Row row) {
      context.output(tables.get(row.table()), row.data());
    } else if (decoded instanceof Decoded.Refused refusal) {
      refused.inc();
      out.collect(deadLetters.row(new DeadLetter(event, Instant.now(), refusal.reason())));
    }
  }
}
