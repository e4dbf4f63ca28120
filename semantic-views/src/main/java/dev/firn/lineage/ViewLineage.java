package dev.firn.lineage;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Condition;
import dev.firn.semantic.Join;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the values of a view come from.
 *
 * @param columns of the view, in order
 * @param selectedBy columns of tables, as {@code table.column}, that decide which rows count and
 *     what they are joined to
 * @param tables by name
 * @param streams that fill those tables, by name
 */
public record ViewLineage(
    String view,
    List<ColumnLineage> columns,
    List<String> selectedBy,
    List<String> tables,
    List<String> streams) {

  public ViewLineage {
    columns = List.copyOf(columns);
    selectedBy = List.copyOf(selectedBy);
    tables = List.copyOf(tables);
    streams = List.copyOf(streams);
  }

  /** Follows a view back to the lake. */
  public static ViewLineage of(View view, Lake lake) {
    List<String> tables = List.copyOf(view.tables());
    List<String> streams =
        lake.streams().stream()
            .filter(stream -> stream.into().stream().anyMatch(tables::contains))
            .map(DeclaredStream::name)
            .toList();
    return new ViewLineage(view.name(), columns(view), selectedBy(view), tables, streams);
  }

  /** Every column of a table that the view depends on, as {@code table.column}, each once. */
  public List<String> allSources() {
    return Stream.concat(
            columns.stream().flatMap(column -> column.sources().stream()), selectedBy.stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<ColumnLineage> columns(View view) {
    List<ColumnLineage> columns = new ArrayList<>();
    view.timeline()
        .ifPresent(it -> columns.add(lineage(it.grain().label(), Stream.of(it.column()), view)));
    view.dimensions().forEach(it -> columns.add(lineage(it.name(), Stream.of(it.column()), view)));
    view.measures().forEach(it -> columns.add(lineage(it.name(), it.columns(), view)));
    return columns;
  }

  private static ColumnLineage lineage(String column, Stream<ColumnPath> paths, View view) {
    return new ColumnLineage(column, paths.map(path -> source(path, view)).distinct().toList());
  }

  private static List<String> selectedBy(View view) {
    TreeSet<String> sources = new TreeSet<>();
    view.where().stream().map(Condition::column).forEach(path -> sources.add(source(path, view)));
    for (Join join : view.joins()) {
      join.on()
          .forEach(pair -> {
            sources.add(source(pair.column(), view));
            sources.add(join.table() + "." + pair.key());
          });
    }
    return List.copyOf(sources);
  }

  private static String source(ColumnPath path, View view) {
    return path.join().map(Join::table).orElse(view.entity().table()) + "." + path.column();
  }
}
