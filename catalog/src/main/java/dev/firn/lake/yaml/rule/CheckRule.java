package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.check.Check;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.section.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be checked: columns that exist, bounds that fit them, and nothing twice. */
final class CheckRule implements TableRule {

  private static final String KEY = "checks";

  @Override
  public void check(DeclaredTable table, Findings findings) {
    Set<String> seen = new HashSet<>();
    List<Check> checks = table.checks();
    for (int i = 0; i < checks.size(); i++) {
      Check check = checks.get(i);
      if (Unreadable.is(check)) {
        continue;
      }
      if (!seen.add(check.text())) {
        report(table, i, "'" + check.text() + "' is there twice", findings);
      }
      check(table, i, check, findings);
    }
  }

  private static void check(DeclaredTable table, int index, Check check, Findings findings) {
    if (check instanceof Check.NotNull nulls) {
      nulls.columns().forEach(name -> TableRule.column(table, KEY, index, name, findings));
    } else if (check instanceof Check.Unique unique) {
      unique.columns().forEach(name -> primitive(table, index, name, findings));
    } else if (check instanceof Check.Range range) {
      primitive(table, index, range.column(), findings)
          .flatMap(column -> CheckBounds.problem(range, column))
          .ifPresent(reason -> report(table, index, reason, findings));
    }
  }

  private static Optional<Column> primitive(
      DeclaredTable table, int index, String name, Findings findings) {
    Optional<Column> column =
        TableRule.column(table, KEY, index, name, findings)
            .filter(found -> !Unreadable.is(found.type()));
    if (column.filter(found -> found.type().isNestedType()).isPresent()) {
      report(table, index, "'" + name + "' is nested", findings);
      return Optional.empty();
    }
    return column;
  }

  private static void report(DeclaredTable table, int index, String reason, Findings findings) {
    findings.reportItem(TablePath.of(table, KEY), index, reason);
  }
}
