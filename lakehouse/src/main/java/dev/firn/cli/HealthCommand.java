package dev.firn.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.catalog.LakeCatalog;
import dev.firn.health.LakeHealth;
import dev.firn.health.TableHealth;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
      "Show how every table of the lake is: what main holds, and how far the lane is ahead.",
      "Exit code 1 when a table or a lane is missing, or main carries equality deletes."
    })
final class HealthCommand implements Callable<Integer> {

  private static final String ROW = "%-20s  %-8s  %12s  %8s  %12s  %10s  %6s  %s%n";

  @Mixin private LakeOption option;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LakeSource source = option.source();
    Lake lake = source.lake();
    try (LakeCatalog catalog = source.open(lake)) {
      List<TableHealth> tables = LakeHealth.of(lake, catalog);
      print(spec.commandLine().getOut(), tables);
      return tables.stream().allMatch(table -> table.state() == TableHealth.State.OK) ? 0 : 1;
    }
  }

  private void print(PrintWriter out, List<TableHealth> tables) {
    if (json) {
      out.println(asJson(tables).toPrettyString());
    } else {
      printTable(out, tables);
    }
    out.flush();
  }

  private static void printTable(PrintWriter out, List<TableHealth> tables) {
    out.printf(
        ROW, "TABLE", "STATE", "ROWS", "FILES", "POS DELETES", "EQ DELETES", "BEHIND", "CHANGED");
    for (TableHealth table : tables) {
      out.printf(
          ROW,
          table.table(),
          state(table),
          table.rows(),
          table.dataFiles(),
          table.positionDeletes(),
          table.equalityDeletes(),
          table.laneSnapshots(),
          table.publishedAt().map(Object::toString).orElse("-"));
    }
  }

  private static ArrayNode asJson(List<TableHealth> tables) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    for (TableHealth table : tables) {
      var node =
          list.addObject()
              .put("table", table.table())
              .put("state", state(table))
              .put("rows", table.rows())
              .put("data_files", table.dataFiles())
              .put("position_deletes", table.positionDeletes())
              .put("equality_deletes", table.equalityDeletes())
              .put("lane_snapshots_behind", table.laneSnapshots());
      table.publishedAt().ifPresent(at -> node.put("changed_at", at.toString()));
    }
    return list;
  }

  private static String state(TableHealth table) {
    return table.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
