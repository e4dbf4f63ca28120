package dev.firn.cli.stream;

import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.cli.terminal.StopSignal;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.part.JobCommand;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the ingest job in the foreground. */
@Command(
    name = "ingest",
    description = {
      "Run the streams of lake.yaml on a Flink cluster in one JVM, in the foreground.",
      "Goes on from the newest checkpoint. Ctrl-C stops it; a cluster runs the same job from the jar"
          + " ingest-flink/target/firn-ingest-flink-*-job.jar."
    })
public final class IngestCommand implements Callable<Integer> {

  @Mixin private LakeOption option;

  @Option(
      names = "--checkpoints",
      paramLabel = "URI",
      description = "Folder of the checkpoints; default: that of the local topology.")
  private @Nullable String checkpoints;

  @Option(
      names = "--rest-port",
      paramLabel = "PORT",
      description = "Where Flink answers; default: that of the local topology.")
  private @Nullable Integer restPort;

  @Parameters(
      arity = "0..*",
      paramLabel = "SETTING",
      description = "After --: further settings of the job, such as --checkpoint-interval 5s.")
  private @Nullable List<String> settings;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LakeSource source = option.source();
    Topology topology = option.topology().topology(TopologyListener.silent());
    if (checkpoints == null) {
      refuseASecondJob(topology);
    }
    var builder =
        new ProcessBuilder(
                job(source, topology.site()).foreground(settings == null ? List.of() : settings))
            .inheritIO();
    builder.environment().putAll(source.environment());
    Process job = builder.start();
    try (var _ = StopSignal.on(job::destroy)) {
      return job.waitFor();
    }
  }

  private JobCommand job(LakeSource source, LocalSite site) {
    JobCommand local = JobCommand.of(site);
    return new JobCommand(
        local.installation(),
        source.file().toAbsolutePath(),
        checkpoints == null ? local.checkpoints() : checkpoints,
        restPort == null ? local.restPort() : restPort);
  }

  /** Two jobs over the same checkpoints would each believe to be the only one. */
  private static void refuseASecondJob(Topology topology) {
    if (topology.runs(PartName.FLINK)) {
      throw new IllegalStateException(
          "Cannot ingest: the local topology runs the job already; stop it by ./firn down flink, or"
              + " name other --checkpoints");
    }
  }
}
