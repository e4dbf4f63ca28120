package dev.firn.reprocess.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The columns that a query returns, against those that it must return; their order is free. */
public record ReturnedColumns(List<String> returned) {

  public ReturnedColumns {
    returned = returned.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Insists on exactly the wanted columns.
   *
   * @param source what the problem calls the query
   * @throws CorrectionSqlException that names every column that is missing, unknown or there twice
   */
  public void require(String source, List<String> wanted) {
    List<String> problems = new ArrayList<>();
    add(problems, "does not return ", wanted.stream().filter(it -> !returned.contains(it)));
    add(problems, "returns what is no column: ", unknown(wanted));
    Set<String> seen = new HashSet<>();
    add(problems, "returns twice ", returned.stream().filter(it -> !seen.add(it)).distinct());
    if (!problems.isEmpty()) {
      throw new CorrectionSqlException(
          "Cannot use %s: it %s".formatted(source, String.join("; it ", problems)));
    }
  }

  private Stream<String> unknown(List<String> wanted) {
    return returned.stream().filter(it -> !wanted.contains(it)).distinct();
  }

  private static void add(List<String> problems, String words, Stream<String> columns) {
    List<String> names = columns.toList();
    if (!names.isEmpty()) {
      problems.add(words + String.join(", ", names));
    }
  }
}
