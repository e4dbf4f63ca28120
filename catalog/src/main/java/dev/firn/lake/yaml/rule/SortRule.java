package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.SortTerm;
import dev.firn.lake.yaml.document.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a table may be sorted by. */
final class SortRule implements TableRule {

  private static final String KEY = "sort-by";

  @Override
  public void check(DeclaredTable table, Findings findings) {
    String path = TablePath.of(table, KEY);
    Set<String> seen = new HashSet<>();
    List<SortTerm> terms = table.sortBy();
    for (int i = 0; i < terms.size(); i++) {
      int index = i;
      String name = terms.get(i).column();
      if (!name.isEmpty() && !seen.add(name)) {
        findings.reportItem(path, i, "'" + name + "' is there twice");
      }
      TableRule.column(table, KEY, i, name, findings)
          .filter(column -> column.type().isNestedType())
          .ifPresent(column -> findings.reportItem(path, index, "'" + name + "' is nested"));
    }
  }
}
