package dev.firn.bench.ingest;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchException;
import dev.firn.bench.Oracle;
import dev.firn.bench.stream.FormatLake;
import dev.firn.bench.stream.LoadOptions;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.bench.stream.SalesCheck;
import dev.firn.bench.stream.StreamRig;
import dev.firn.bench.stream.UpsertLoad;
import dev.firn.local.part.JobCommand;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.probe.ConsumedOffsets;
import dev.firn.probe.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;

/** One run of one side: fills Kafka, runs the job until it has read all, and checks the table. */
final class SideRun {
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(3);

  private final BenchContext context;
  private final Side side;
  private final Workload workload;
  private final Clock clock = Clock.systemUTC();

  SideRun(BenchContext context, Side side, Workload workload) {
    this.context = context;
    this.side = side;
    this.workload = workload;
  }

  Outcome run() {
    try (OwnTopology topology =
            OwnTopology.start(
                context,
                workload.checkpointInterval(),
                EnumSet.of(PartName.S3, PartName.GLUE, PartName.KAFKA, PartName.TRINO),
                FormatLake.of(workload.formatVersion(), context.folder()));
        StreamRig rig = new StreamRig(context, topology, workload.keys())) {
      topology.prepareTables();
      if (side == Side.PLAIN) {
        createPlain(topology);
      }
      fill(rig);
      return measure(topology, rig);
    }
  }

  /** The same table again, at a place of its own. */
  private void createPlain(OwnTopology topology) {
    topology
        .queries()
        .run(
            "CREATE TABLE %1$s (LIKE sales INCLUDING PROPERTIES) WITH (location = '%2$s/%3$s/%1$s')"
                .formatted(
                    side.table(),
                    topology.lake().warehouse(),
                    topology.lake().catalog().database()));
  }

  private void fill(StreamRig rig) {
    context.console().say("Send %,d upserts".formatted(workload.events()));
    LoadOptions options = new LoadOptions(context.seed(), 0, workload.events(), 0, 0);
    try (UpsertLoad load = rig.load(options, probe -> {})) {
      load.finish();
    }
  }

  private Outcome measure(OwnTopology topology, StreamRig rig) {
    LocalSite site = topology.topology().site();
    JobCommand job = JobCommand.of(site);
    Duration cpu;
    Duration elapsed;
    Commits commits;
    context.console().say("Read them by " + side.label());
    try (JobProcess process =
        JobProcess.start(
            side.command(job, workload.checkpointInterval()),
            site.endpoints(),
            context.folder().resolve("job.log"))) {
      long begin = clock.millis();
      awaitAll(topology, process);
      commits = Commits.of(topology.lake(), side.table(), side.branch());
      elapsed = Duration.ofMillis(commits.lastMillis() - begin);
      cpu = process.cpu();
    }
    Duration keeperCpu = Duration.ZERO;
    if (side == Side.FIRN) {
      keeperCpu = publish(topology, rig);
    }
    Oracle oracle =
        new SalesCheck(topology.queries(), side.table()).compare(rig.ledger()).oracle(rig.ledger());
    return new Outcome(workload.events(), elapsed, commits, cpu, keeperCpu, oracle);
  }

  /** The job's own offsets tell how much is committed. */
  private void awaitAll(OwnTopology topology, JobProcess process) {
    String lake = side == Side.FIRN ? topology.lake().name() : "plain-" + topology.lake().name();
    ConsumedOffsets offsets = new ConsumedOffsets(lake, topology.lake().streams().getFirst());
    long unread =
        new Waiting(MAX_STANDSTILL)
            .until(
                0L,
                () -> {
                  process.requireAlive();
                  return offsets.remaining();
                });
    if (unread > 0) {
      throw new BenchException(
          "Cannot go on: %s leaves %,d events unread".formatted(side.label(), unread));
    }
  }

  /** All at once, from a start of its own: what it costs beyond the job. */
  private Duration publish(OwnTopology topology, StreamRig rig) {
    topology.up(EnumSet.of(PartName.KEEPER));
    rig.settle(MAX_STANDSTILL);
    return topology.cpu(PartName.KEEPER);
  }
}
