package dev.firn.cli.keep;

import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.cli.terminal.StopSignal;
import dev.firn.keeper.Keeper;
import dev.firn.keeper.KeeperConfig;
import dev.firn.keeper.KeptTable;
import dev.firn.keeper.KeptTables;
import dev.firn.keeper.TableReport;
import dev.firn.keeper.UpkeepConfig;
import dev.firn.lake.Lake;
import dev.firn.lease.KeeperId;
import dev.firn.lease.LeaseConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the keeper in the foreground. */
@Command(
    name = "keep",
    description = {
      "Keep the tables of the lake: publish what the streams have written onto main, rewrite small"
          + " files and files with dead rows, expire snapshots, remove orphans, merge manifests.",
      "Runs until Ctrl-C or SIGTERM; may be killed at any point. Of several keepers one works on a"
          + " table, and another takes over when that one has died."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped; with --once: every task was done, or nothing was to do",
      "1:with --once: a table is missing, halted or failing, or a task could not be done",
      "2:usage, such as an unknown table or task"
    })
public final class KeepCommand implements Callable<Integer> {

  @Mixin private LakeOption option;
  @Mixin private UpkeepOption upkeep;

  @Option(names = "--once", description = "Do every task that is due once, and end.")
  private boolean once;

  @Option(
      names = "--dry-run",
      description = "With --once: print the plan of every task, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--interval-ms",
      paramLabel = "MS",
      description = "Pause between two looks at a table; default: 500.")
  private @Nullable Integer intervalMillis;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Answer GET /health and GET /metrics on this port of the loopback address.")
  private @Nullable Integer port;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Remember there who this keeper is, so that after a restart it goes on at once; without"
              + " it, a restarted keeper waits until the one before counts as dead.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "With --once: print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    upkeep.requireOnce(once, dryRun);
    LakeSource source = option.source();
    Lake lake = source.lake();
    List<KeptTable> tables = upkeep.tables(KeptTables.of(lake));
    KeeperConfig config = config();
    try (LakeCatalog catalog = source.open(lake);
        KeeperId id = folder == null ? KeeperId.ofProcess() : KeeperId.in(folder);
        var keeper = new Keeper(catalog.catalog(), tables, config, id)) {
      return once ? report(dryRun ? keeper.plan() : keeper.runOnce()) : keep(keeper);
    }
  }

  private KeeperConfig config() {
    UpkeepConfig tasks =
        UpkeepConfig.DEFAULT.withTasks(upkeep.tasks()).withCpuPercent(upkeep.cpuPercent());
    KeeperConfig config =
        KeeperConfig.DEFAULT
            .withUpkeep(tasks)
            .withLease(LeaseConfig.DEFAULT.withPatience(upkeep.takeover()));
    return intervalMillis == null ? config : config.withInterval(Duration.ofMillis(intervalMillis));
  }

  private int report(List<TableReport> tables) {
    var out = spec.commandLine().getOut();
    out.print(json ? ReportJson.of(tables) : ReportText.of(tables));
    out.flush();
    return tables.stream().allMatch(TableReport::isWell) ? 0 : 1;
  }

  private int keep(Keeper keeper) throws IOException {
    try (var endpoint = port == null ? null : KeeperEndpoint.start(port, keeper);
        var _ = StopSignal.on(keeper::close)) {
      if (endpoint != null) {
        spec.commandLine().getOut().println("Health is at " + endpoint.address());
        spec.commandLine().getOut().flush();
      }
      keeper.run();
    }
    return 0;
  }
}
