package dev.firn.local.part;

import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.PortName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the ingest job of a lake is run on a Flink cluster in one JVM.
 *
 * @param checkpoints URI of the folder that keeps the job's checkpoints over its restarts
 * @param restPort where Flink answers
 */
public record JobCommand(Installation installation, Path lake, String checkpoints, int restPort) {
  private static final String MAIN = "dev.firn.ingest.LocalCluster";

  /** The ingest job, as the topology runs it. */
  public static JobCommand of(LocalSite site) {
    return new JobCommand(
        site.installation(),
        site.lake(),
        site.directory().data(PartName.FLINK).resolve("checkpoints").toUri().toString(),
        site.ports().number(PortName.FLINK));
  }

  /** The whole command line, to be run in the foreground, with further settings of the job. */
  public List<String> foreground(List<String> settings) {
    List<String> command = new ArrayList<>(new JobJvm(installation).command(MAIN));
    command.addAll(arguments());
    command.addAll(settings);
    return command;
  }

  List<String> options() {
    return new JobJvm(installation).options(MAIN);
  }

  List<String> arguments() {
    return List.of(
        "--lake", lake.toString(),
        "--checkpoints", checkpoints,
        "--rest-port", Integer.toString(restPort));
  }
}
