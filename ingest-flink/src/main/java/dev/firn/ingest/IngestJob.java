package dev.firn.ingest;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.sink.LakeTables;
import dev.firn.sink.Targets;
import dev.firn.source.StreamSource;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job of a lake, all of its streams: the main class of the job jar. {@code --lake PATH} is all
 * it needs; {@link SettingsReader} says where settings come from, {@link IngestSettings} what they
 * are.
 */
public final class IngestJob {
  private final Lake lake;
  private final LakeTables tables;
  private final IngestSettings settings;
  private final IngestGraph.Sources sources;

  IngestJob(Lake lake, LakeTables tables, IngestSettings settings, IngestGraph.Sources sources) {
    this.lake = lake;
    this.tables = tables;
    this.settings = settings;
    this.sources = sources;
  }

  /**
   * Runs the job on the cluster that started it, or on one in this JVM.
   *
   * @throws IngestException if the settings or the lake are not usable
   * @throws dev.firn.sink.SinkException if tables are missing or are not what is declared
   * @throws dev.firn.lake.LakeException if {@code lake.yaml} has problems
   */
  public static void main(String[] arguments) throws Exception {
    of(arguments).environment(new Configuration()).execute();
  }

  /** Reads the settings and the lake. */
  static IngestJob of(String[] arguments) {
    return of(SettingsReader.read(arguments, System.getenv(), PropertyGroups.MANAGED));
  }

  /** Reads the lake. */
  static IngestJob of(IngestSettings settings) {
    Lake lake =
        LakeYaml.read(TextSource.read(settings.lake()), settings.lake(), settings.environment());
    return new IngestJob(lake, LakeTables.of(lake), settings, StreamSource::of);
  }

  /**
   * The job's graph, ready to execute. Takes the epochs of the tables: call it once for each start.
   *
   * @param base configuration of the cluster, if it is one in this JVM; the job's own wins
   */
  StreamExecutionEnvironment environment(Configuration base) {
    List<String> problems = LakeCheck.problems(lake);
    if (!problems.isEmpty()) {
      throw IngestException.invalid(problems);
    }
    Start start = Start.of(settings);
    Targets targets = Targets.prepare(tables, LakeCheck.written(lake), start.state());
    Configuration configuration = new Configuration(base);
    configuration.addAll(
        JobConfiguration.of(lake.name(), settings, start, targets.needOneRowPerKey()));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    new IngestGraph(environment, tables, targets, settings).build(lake, sources);
    return environment;
  }
}
