package dev.firn.cli;

import dev.firn.catalog.LakeCatalog;
import dev.firn.keeper.Keeper;
import dev.firn.keeper.KeeperConfig;
import dev.firn.keeper.KeptTables;
import dev.firn.keeper.TableStatus;
import dev.firn.lake.Lake;
import java.io.IOException;
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
      "Publish what the streams have written onto main, for every table of the lake.",
      "Runs until Ctrl-C or SIGTERM; may be killed at any point. Exit code 1 from --once when a"
          + " table is missing, halted or failing."
    })
final class KeepCommand implements Callable<Integer> {

  @Mixin private LakeOption option;

  @Option(names = "--once", description = "Publish what is there, and end.")
  private boolean once;

  @Option(
      names = "--interval-ms",
      paramLabel = "MS",
      description = "Pause between two looks at a table; default: 500.")
  private @Nullable Integer intervalMillis;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Answer GET /health on this port of the loopback address.")
  private @Nullable Integer port;

  @Option(names = "--json", description = "With --once: print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LakeSource source = option.source();
    Lake lake = source.lake();
    try (LakeCatalog catalog = source.open(lake);
        var keeper = new Keeper(catalog.catalog(), KeptTables.of(lake), config())) {
      return once ? lookOnce(keeper) : keep(keeper);
    }
  }

  private KeeperConfig config() {
    return intervalMillis == null
        ? KeeperConfig.DEFAULT
        : KeeperConfig.DEFAULT.withInterval(Duration.ofMillis(intervalMillis));
  }

  private int lookOnce(Keeper keeper) {
    List<TableStatus> tables = keeper.runOnce();
    var out = spec.commandLine().getOut();
    out.print(json ? KeeperJson.text(tables) : KeeperText.of(tables));
    out.flush();
    return tables.stream().allMatch(KeeperJson::isWell) ? 0 : 1;
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
