package dev.firn.cli;

import dev.firn.keeper.TableStatus;
import java.util.List;
import java.util.stream.Collectors;

/** What a keeper knows of its tables, a line for each. */
final class KeeperText {

  private KeeperText() {}

  static String of(List<TableStatus> tables) {
    return tables.stream().map(KeeperText::line).collect(Collectors.joining());
  }

  private static String line(TableStatus table) {
    return "%-20s %-8s %d published, %d rows  %s%n"
        .formatted(
            table.table().name(),
            KeeperJson.name(table.state()),
            table.totals().publications(),
            table.totals().rows(),
            KeeperJson.reason(table.state()));
  }
}
