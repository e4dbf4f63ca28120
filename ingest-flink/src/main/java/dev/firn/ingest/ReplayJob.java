package dev.firn.ingest;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.order.NewestRow;
import dev.firn.order.PrimaryKey;
import dev.firn.sink.LakeTables;
import dev.firn.sink.StagingSink;
import dev.firn.sink.StartState;
import dev.firn.sink.Target;
import dev.firn.sink.Targets;
import dev.firn.source.KafkaEvent;
import dev.firn.source.StreamSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;

/**
 * Runs the pipeline of one table once more over events that Kafka has retained, and writes the
 * newest row of each key into a staging table, in one commit at the end; {@link ReplaySettings}
 * says what it takes. Decoding and ordering are those of {@link IngestGraph}. No lane, epoch,
 * offset or dead letter is written.
 *
 * <pre>
 *   events of the window --> decode --sorted by key--> newest version wins --> staging table
 * </pre>
 *
 * It has no checkpoints and is not started again: what fails is repeated as a whole.
 */
public final class ReplayJob {
  private final Lake lake;
  private final LakeTables tables;
  private final ReplaySettings settings;
  private final Sources sources;

  ReplayJob(Lake lake, LakeTables tables, ReplaySettings settings, Sources sources) {
    this.lake = lake;
    this.tables = tables;
    this.settings = settings;
    this.sources = sources;
  }

  /** Where the retained events of a stream come from. */
  interface Sources {
    Source<KafkaEvent, ?, ?> of(DeclaredStream stream);
  }

  /**
   * Runs the job on the cluster that started it, waits for its end, and says on standard output
   * what became of the events.
   *
   * @throws IngestException if the settings or the lake are not usable
   * @throws dev.firn.sink.SinkException if tables are missing or are not what they must be
   * @throws dev.firn.lake.LakeException if {@code lake.yaml} has problems
   */
  public static void main(String[] arguments) throws Exception {
    ReplaySettings settings =
        ReplaySettings.read(arguments, System.getenv(), PropertyGroups.MANAGED);
    ReplayReport report = new ReplayReport(System.out);
    report.done(
        ReplayCounts.of(
            of(settings).environment(new Configuration()).execute().getAllAccumulatorResults()));
  }

  /** Reads the lake. */
  static ReplayJob of(ReplaySettings settings) {
    IngestSettings job = settings.job();
    Lake lake = LakeYaml.read(TextSource.read(job.lake()), job.lake(), job.environment());
    return new ReplayJob(
        lake,
        LakeTables.of(lake),
        settings,
        stream -> StreamSource.retained(lake.name(), stream, settings.offsets()));
  }

  /**
   * The job's graph, ready to execute.
   *
   * @param base configuration of the cluster, if it is one in this JVM; the job's own wins
   */
  StreamExecutionEnvironment environment(Configuration base) {
    List<String> problems = LakeCheck.problems(lake);
    if (!problems.isEmpty()) {
      throw IngestException.invalid(problems);
    }
    DeclaredStream stream = stream();
    // Left to the cluster: no epoch is taken.
    Targets targets = Targets.prepare(tables, written(stream), new StartState.LeftToCluster());
    Target target = targets.get(settings.table());
    StagingSink sink = StagingSink.of(tables, settings.into(), target);
    Configuration configuration = new Configuration(base);
    configuration.addAll(JobConfiguration.ofReplay(lake.name(), settings.table(), settings.job()));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    StreamPlan plan = StreamPlan.of(stream, targets, settings.job().maxEventBytes());
    sink.append(
        newest(plan, target, rows(environment, plan, target)), environment.getParallelism());
    return environment;
  }

  private DeclaredStream stream() {
    return lake.streams().stream()
        .filter(stream -> stream.into().contains(settings.table()))
        .findFirst()
        .orElseThrow(() ->
            IngestException.invalid(
                List.of(
                    "Cannot replay into table %s: no stream of lake %s fills it"
                        .formatted(settings.table(), lake.name()))));
  }

  private List<DeclaredTable> written(DeclaredStream stream) {
    return Stream.concat(stream.into().stream(), Stream.of(stream.deadLetters()))
        .distinct()
        .map(lake::table)
        .flatMap(Optional::stream)
        .toList();
  }

  /** In the order in which Kafka has them, which {@link #newest} needs. */
  private DataStream<RowData> rows(
      StreamExecutionEnvironment environment, StreamPlan plan, Target target) {
    TypeInformation<RowData> rowType = InternalTypeInfo.of(target.rowType());
    return environment
        .fromSource(
            sources.of(plan.stream()),
            WatermarkStrategy.noWatermarks(),
            "read " + plan.stream().name())
        .process(
            new ReplayFunction(plan.decode(), target.declared().name(), settings.window()),
            new TupleTypeInfo<>(Types.LONG, rowType))
        .name("decode " + plan.stream().name())
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Tuple2<Long, RowData>>noWatermarks()
                .withTimestampAssigner((row, time) -> row.f0))
        .map(row -> row.f1, rowType);
  }

  /** Flink sorts what is bounded by key, on disk, and within a key by time: the offset. */
  private DataStream<RowData> newest(StreamPlan plan, Target target, DataStream<RowData> rows) {
    PrimaryKey key = new PrimaryKey(target.rowType(), target.declared().primaryKey());
    return rows.keyBy(key)
        .reduce(new NewestRow(plan.order(target, settings.job().bufferRows())))
        .name("newest version of " + target.declared().name());
  }
}
