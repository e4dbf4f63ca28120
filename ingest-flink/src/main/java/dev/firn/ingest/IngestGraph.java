package dev.firn.ingest;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import dev.firn.order.NewestVersionWins;
import dev.firn.order.PrimaryKey;
import dev.firn.sink.LakeTables;
import dev.firn.sink.LaneSink;
import dev.firn.sink.Target;
import dev.firn.sink.Targets;
import dev.firn.source.KafkaEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.util.OutputTag;

/**
 * The graph of the job.
 *
 * <pre>
 *   source --> decode -+-> rows of a table --by key--> newest version wins --> fence --> sink
 *                      +-> rows of another ...
 *                      +-> dead letters (of all streams) ------------------> fence --> sink
 * </pre>
 *
 * There is one sink for each table, whatever the number of streams that feed it. Every operator's
 * uid names what it works on, so that state finds its operator again whatever else changes.
 */
final class IngestGraph {
  private final StreamExecutionEnvironment environment;
  private final Targets targets;
  private final LaneSink sink;
  private final IngestSettings settings;
  private final Map<String, DataStream<RowData>> deadLetters = new LinkedHashMap<>();

  IngestGraph(
      StreamExecutionEnvironment environment,
      LakeTables tables,
      Targets targets,
      IngestSettings settings) {
    this.environment = environment;
    this.targets = targets;
    this.sink = new LaneSink(tables);
    this.settings = settings;
  }

  /** Where the events of a stream come from. */
  interface Sources {
    Source<KafkaEvent, ?, ?> of(String lake, DeclaredStream stream);
  }

  /** Adds all streams of a lake. */
  void build(Lake lake, Sources sources) {
    for (DeclaredStream stream : lake.streams()) {
      add(
          StreamPlan.of(stream, targets, settings.maxEventBytes()),
          sources.of(lake.name(), stream));
    }
    deadLetters.forEach((table, rows) -> sink.append(rows, targets.get(table), 1));
  }

  private void add(StreamPlan plan, Source<KafkaEvent, ?, ?> source) {
    String stream = plan.stream().name();
    Map<String, OutputTag<RowData>> tags = new LinkedHashMap<>();
    plan.tables().forEach(table -> tags.put(table.declared().name(), tag(table)));
    SingleOutputStreamOperator<RowData> decoded =
        environment
            .fromSource(source, WatermarkStrategy.noWatermarks(), "read " + stream)
            .uid("source-" + stream)
            .process(
                new DecodeFunction(plan.decode(), plan.layout(), tags),
                InternalTypeInfo.of(plan.deadLetters().rowType()))
            .name("decode " + stream)
            .uid("decode-" + stream);
    for (Target table : plan.tables()) {
      write(plan, table, decoded.getSideOutput(tags.get(table.declared().name())));
    }
    deadLetters.merge(plan.stream().deadLetters(), decoded, (one, other) -> one.union(other));
  }

  private static OutputTag<RowData> tag(Target table) {
    return new OutputTag<>(table.declared().name(), InternalTypeInfo.of(table.rowType()));
  }

  private void write(StreamPlan plan, Target table, DataStream<RowData> rows) {
    DataStream<RowData> ordered = StreamPlan.isOrdered(table) ? ordered(plan, table, rows) : rows;
    sink.append(ordered, table, environment.getParallelism());
  }

  private DataStream<RowData> ordered(StreamPlan plan, Target table, DataStream<RowData> rows) {
    String name = table.declared().name();
    PrimaryKey key = new PrimaryKey(table.rowType(), table.declared().primaryKey());
    return KeyedRows.of(rows, key)
        .transform(
            "newest version of " + name,
            InternalTypeInfo.of(table.rowType()),
            new NewestVersionWins(plan.order(table, settings.bufferRows()), key))
        .uid("newest-version-" + table.epoch().tableUuid());
  }
}
