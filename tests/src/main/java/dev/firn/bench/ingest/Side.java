package dev.firn.bench.ingest;

import dev.firn.lake.Lanes;
import dev.firn.local.part.JobCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.SnapshotRef;

/** Who writes the events into which table. */
enum Side {
  /** The job, onto the lane. */
  FIRN("sales", Lanes.INGEST),
  /** Iceberg's sink, straight onto main. */
  PLAIN("sales_plain", SnapshotRef.MAIN_BRANCH);

  private static final String PLAIN_MAIN = "dev.firn.peer.flink.PlainSink";
  private static final String PLAIN_JAR = "tests/peers/plain-sink/target/firn-peer-plain-sink.jar";

  private final String table;
  private final String branch;

  Side(String table, String branch) {
    this.table = table;
    this.branch = branch;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String table() {
    return table;
  }

  String branch() {
    return branch;
  }

  /** Both sides get the same JVM, heap and class path; only the main class differs. */
  List<String> command(JobCommand job, Duration checkpointInterval) {
    List<String> command =
        new ArrayList<>(
            job.foreground(List.of("--checkpoint-interval", checkpointInterval.toMillis() + "ms")));
    command.add(1, "-XX:+UseSerialGC");
    if (this == FIRN) {
      return command;
    }
    int classPath = command.indexOf("-cp") + 1;
    Path jar = job.installation().home().resolve(PLAIN_JAR);
    List<String> plain = new ArrayList<>(command.subList(0, classPath));
    plain.add(command.get(classPath) + ":" + jar);
    plain.add(PLAIN_MAIN);
    plain.add(job.lake().toString());
    plain.add(table);
    plain.add(Long.toString(checkpointInterval.toMillis()));
    return plain;
  }
}
