package dev.firn.ingest;

import dev.firn.deadletter.DeadLetterLayout;
import dev.firn.decode.TablePlan;
import dev.firn.lake.Column;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.order.VersionColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the job asks of a lake beyond what every lake must be. */
final class LakeCheck {
  private final Lake lake;
  private final List<String> problems = new ArrayList<>();

  private LakeCheck(Lake lake) {
    this.lake = lake;
  }

  /** What is in the way, one line each. */
  static List<String> problems(Lake lake) {
    LakeCheck check = new LakeCheck(lake);
    if (lake.streams().isEmpty()) {
      check.problems.add("Cannot ingest lake " + lake.name() + ": it declares no stream");
    }
    lake.streams().forEach(check::stream);
    return check.problems;
  }

  /** The tables that any stream writes, each once. */
  static List<DeclaredTable> written(Lake lake) {
    Set<String> names = new LinkedHashSet<>();
    for (DeclaredStream stream : lake.streams()) {
      names.addAll(stream.into());
      names.add(stream.deadLetters());
    }
    return names.stream().map(lake::table).flatMap(Optional::stream).toList();
  }

  private void stream(DeclaredStream stream) {
    stream.into().forEach(name -> lake.table(name).ifPresent(this::table));
    lake.table(stream.deadLetters())
        .ifPresent(table ->
            DeadLetterLayout.problems(table)
                .forEach(reason -> problem(table, "as a dead letter table", reason)));
  }

  private void table(DeclaredTable table) {
    for (Column column : table.columns()) {
      if (!TablePlan.canRead(column.type())) {
        problem(
            table,
            "from events",
            "they cannot carry column '%s' of type %s".formatted(column.name(), column.type()));
      }
    }
    table
        .version()
        .flatMap(table::column)
        .filter(column -> !VersionColumn.supports(column.type()))
        .ifPresent(column ->
            problem(
                table,
                "by version",
                "column '%s' is %s, expected an int, a long, a date, a time or a timestamp"
                    .formatted(column.name(), column.type())));
  }

  private void problem(DeclaredTable table, String how, String reason) {
    problems.add("Cannot ingest into table %s %s: %s".formatted(table.name(), how, reason));
  }
}
