package dev.firn.cli.keep;

import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.health.LakeHealth;
import dev.firn.health.TableHealth;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how every table of the lake is. */
@Command(
    name = "health",
    description = {
      "Show how every table of the lake is: how fresh main is and how far the lane is ahead, files"
          + " and dead rows, metadata, and what the keeper would do next and why.",
      "Reads metadata only and changes nothing. Exit code 1 when a table or a lane is missing, main"
          + " carries equality deletes, or the keeper waits for someone."
    })
public final class HealthCommand implements Callable<Integer> {

  @Mixin private LakeOption option;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LakeSource source = option.source();
    Lake lake = source.lake();
    try (LakeCatalog catalog = source.open(lake)) {
      List<TableHealth> tables = LakeHealth.of(lake, catalog);
      PrintWriter out = spec.commandLine().getOut();
      Instant now = Instant.now();
      out.print(json ? HealthJson.of(tables, now) : HealthText.of(tables, now));
      out.flush();
      return tables.stream().allMatch(table -> table.state() == TableHealth.State.OK) ? 0 : 1;
    }
  }
}
