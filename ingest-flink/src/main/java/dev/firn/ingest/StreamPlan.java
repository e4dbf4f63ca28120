package dev.firn.ingest;

import dev.firn.deadletter.DeadLetterLayout;
import dev.firn.decode.DecodePlan;
import dev.firn.decode.TablePlan;
import dev.firn.lake.Column;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.WriteMode;
import dev.firn.order.OrderRules;
import dev.firn.order.VersionColumn;
import dev.firn.sink.Target;
import dev.firn.sink.Targets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one stream is decoded and ordered: what {@code lake.yaml} declares, laid over the tables as
 * they are.
 */
record StreamPlan(
    DeclaredStream stream,
    List<Target> tables,
    Target deadLetters,
    DecodePlan decode,
    DeadLetterLayout layout) {

  static StreamPlan of(DeclaredStream stream, Targets targets, int maxEventBytes) {
    List<Target> tables = stream.into().stream().map(targets::get).toList();
    Target deadLetters = targets.get(stream.deadLetters());
    return new StreamPlan(
        stream,
        tables,
        deadLetters,
        new DecodePlan(
            stream.tableField().orElse(null),
            tables.stream().map(StreamPlan::tablePlan).toList(),
            maxEventBytes),
        DeadLetterLayout.of(stream.name(), deadLetters.schema()));
  }

  private static TablePlan tablePlan(Target target) {
    DeclaredTable table = target.declared();
    return new TablePlan(
        table.name(),
        target.schema().columns().size(),
        table.columns().stream().map(column -> columnPlan(target, column)).toList());
  }

  private static TablePlan.ColumnPlan columnPlan(Target target, Column column) {
    DeclaredTable table = target.declared();
    boolean decides =
        table.primaryKey().contains(column.name())
            || table.version().filter(column.name()::equals).isPresent();
    return new TablePlan.ColumnPlan(
        column.name(), target.position(column.name()), column.type(), column.required() || decides);
  }

  /** How rows of a table are ordered. */
  OrderRules order(Target target, int bufferRows) {
    return new OrderRules(
        target.declared().name(),
        version(target),
        stream.versionMemory().orElse(null),
        target.rowType(),
        bufferRows,
        !target.needsOneRowPerKey());
  }

  private static @Nullable VersionColumn version(Target target) {
    return target
        .declared()
        .version()
        .map(name -> new VersionColumn(target.position(name), target.schema().findType(name)))
        .orElse(null);
  }

  static boolean isOrdered(Target target) {
    return target.declared().mode() == WriteMode.UPSERT;
  }
}
