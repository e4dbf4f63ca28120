package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where streams may lead: every table has one writer, and events can be told apart. */
final class StreamRule implements LakeRule {

  @Override
  public void check(Lake lake, Findings findings) {
    Map<String, String> fedBy = new HashMap<>();
    for (DeclaredStream stream : lake.streams()) {
      checkInto(lake, stream, fedBy, findings);
      checkTableField(lake, stream, findings);
    }
  }

  private static void checkInto(
      Lake lake, DeclaredStream stream, Map<String, String> fedBy, Findings findings) {
    String path = path(stream, "into");
    if (stream.into().isEmpty() && !findings.isBroken(path)) {
      findings.report(path, "is empty: name the tables that it fills");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < stream.into().size(); i++) {
      String table = stream.into().get(i);
      if (!table.isEmpty() && seen.add(table)) {
        checkTable(lake, stream, i, fedBy, findings);
      } else if (!table.isEmpty()) {
        findings.reportItem(path, i, "'" + table + "' is there twice");
      }
    }
  }

  private static void checkTable(
      Lake lake, DeclaredStream stream, int index, Map<String, String> fedBy, Findings findings) {
    String path = path(stream, "into");
    String table = stream.into().get(index);
    if (lake.table(table).isEmpty()) {
      findings.reportItem(path, index, "no table '" + table + "'", closest(lake, table));
      return;
    }
    String other = fedBy.putIfAbsent(table, stream.name());
    if (other != null) {
      findings.reportItem(
          path,
          index,
          "'%s' is already filled by stream '%s': a lane has one writer".formatted(table, other));
    }
    if (table.equals(stream.deadLetters())) {
      findings.reportItem(path, index, "'" + table + "' takes the dead letters of this stream");
    }
  }

  private static void checkTableField(Lake lake, DeclaredStream stream, Findings findings) {
    String path = path(stream, "table-field");
    if (stream.into().size() > 1 && stream.tableField().isEmpty() && !findings.isBroken(path)) {
      findings.report(
          path,
          "is missing: with %d tables an event must name its own".formatted(stream.into().size()));
    }
    for (String table : stream.into()) {
      Optional<String> clash =
          stream
              .tableField()
              .filter(field -> lake.table(table).flatMap(found -> found.column(field)).isPresent());
      clash.ifPresent(
          field -> findings.report(path, "'%s' is also a column of '%s'".formatted(field, table)));
    }
  }

  static Optional<String> closest(Lake lake, String table) {
    List<String> names = lake.tables().stream().map(DeclaredTable::name).toList();
    return Spelling.closest(table, names);
  }

  static String path(DeclaredStream stream, String key) {
    return "streams." + stream.name() + "." + key;
  }
}
