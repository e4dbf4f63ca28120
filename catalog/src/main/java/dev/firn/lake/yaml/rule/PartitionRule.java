package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.PartitionTerm.Transform;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.section.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Type;

/** What a table may be partitioned by. */
final class PartitionRule implements TableRule {

  private static final String KEY = "partition-by";
  private static final Set<Transform> TIMES =
      Set.of(Transform.YEAR, Transform.MONTH, Transform.DAY, Transform.HOUR);

  @Override
  public void check(DeclaredTable table, Findings findings) {
    String path = TablePath.of(table, KEY);
    Set<String> seen = new HashSet<>();
    List<PartitionTerm> terms = table.partitionBy();
    for (int i = 0; i < terms.size(); i++) {
      int index = i;
      PartitionTerm term = terms.get(i);
      if (!term.column().isEmpty() && !seen.add(slot(term))) {
        findings.reportItem(path, i, "'" + term.column() + "' is there twice in the same way");
      }
      TableRule.column(table, KEY, i, term.column(), findings)
          .ifPresent(column -> check(table, index, term, column, findings));
    }
  }

  /** Iceberg takes two transforms of one column, but not two units of time. */
  private static String slot(PartitionTerm term) {
    String transform =
        TIMES.contains(term.transform()) ? "time" : term.transform().name() + term.width();
    return term.column() + " " + transform;
  }

  private static void check(
      DeclaredTable table, int index, PartitionTerm term, Column column, Findings findings) {
    String path = TablePath.of(table, KEY);
    if (TableRule.isUpsert(table) && !table.primaryKey().contains(term.column())) {
      findings.reportItem(
          path,
          index,
          "'%s' is not part of the key: the sink deletes a row by its key within one partition,"
                  .formatted(term.column())
              + " so a row whose partition changes would stay");
      return;
    }
    if (!Unreadable.is(column.type()) && !fits(term, column.type())) {
      findings.reportItem(
          path,
          index,
          "%s does not apply to '%s' of type %s"
              .formatted(word(term), column.name(), column.type()));
    }
  }

  private static boolean fits(PartitionTerm term, Type type) {
    if (!type.isPrimitiveType()) {
      return false;
    }
    String transform = term.width() == 0 ? word(term) : word(term) + "[" + term.width() + "]";
    return Transforms.fromString(transform).canTransform(type);
  }

  private static String word(PartitionTerm term) {
    return term.transform().name().toLowerCase(Locale.ROOT);
  }
}
