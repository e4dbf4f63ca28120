package dev.firn.reprocess.sql;

import dev.firn.sql.Statements;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.WithQuery;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query that reads the table which is corrected as of the fork, wherever it names the table
 * without a version. Every other table is read as it is now.
 *
 * @param sql as Trino is to run it
 * @param readsOfFork how often the table was named without a version
 */
public record ForkedQuery(String sql, int readsOfFork) {

  /**
   * Turns what the user wrote into such a query.
   *
   * @param source what problems call it, such as a file name
   * @param text one SELECT; a semicolon at the end does not matter
   * @throws CorrectionSqlException if it is anything else, or cannot be parsed
   */
  public static ForkedQuery of(String source, String text, TrinoTable table, long forkSnapshotId) {
    List<String> statements = Statements.split(text);
    if (statements.size() != 1) {
      throw new CorrectionSqlException(
          "Cannot use %s: it has %d statements instead of one SELECT"
              .formatted(source, statements.size()));
    }
    return of(source, statements.getFirst(), new Reads(table, forkSnapshotId));
  }

  private static ForkedQuery of(String source, String query, Reads reads) {
    Statement statement = parse(source, query);
    if (!(statement instanceof Query)) {
      throw new CorrectionSqlException("Cannot use " + source + ": it is no SELECT");
    }
    nodes(statement)
        .filter(node -> reads.isShadowedBy(node))
        .findFirst()
        .ifPresent(with -> {
          throw new CorrectionSqlException(
              "Cannot use %s: its WITH query '%s' is named like the table that is corrected"
                  .formatted(source, reads.table().name()));
        });
    List<Table> found =
        nodes(statement)
            .filter(Table.class::isInstance)
            .map(Table.class::cast)
            .filter(reads::isOfFork)
            .toList();
    return new ForkedQuery(reads.pinned(query, found), found.size());
  }

  private static Statement parse(String source, String query) {
    try {
      return new SqlParser().createStatement(query);
    } catch (ParsingException e) {
      throw new CorrectionSqlException(
          "Cannot read %s: line %d, column %d: %s"
              .formatted(source, e.getLineNumber(), e.getColumnNumber(), e.getErrorMessage()),
          e);
    }
  }

  private static Stream<Node> nodes(Node node) {
    return Stream.concat(Stream.of(node), node.getChildren().stream().flatMap(ForkedQuery::nodes));
  }

  /** What to look for, and what to put there. */
  private record Reads(TrinoTable table, long forkSnapshotId) {

    boolean isOfFork(Table node) {
      return node.getQueryPeriod().isEmpty() && table.isNamed(node.getName().getParts());
    }

    boolean isShadowedBy(Node node) {
      return node instanceof WithQuery with
          && with.getName().getValue().equalsIgnoreCase(table.name());
    }

    String pinned(String query, List<Table> found) {
      var pinned = new StringBuilder(query);
      found.stream()
          .map(node -> node.getName().getOriginalParts().getLast())
          .map(name -> SourceText.end(query, name))
          .sorted((left, right) -> Integer.compare(right, left))
          .forEach(end -> pinned.insert(end, TrinoTable.asOf(forkSnapshotId)));
      return pinned.toString();
    }
  }
}
