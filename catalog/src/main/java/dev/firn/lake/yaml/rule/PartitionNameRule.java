package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.PartitionTerm;
import dev.firn.lake.PartitionTerm.Transform;
import dev.firn.lake.yaml.document.Findings;

/** A partition field must not have the name of a column that it does not copy. */
final class PartitionNameRule implements TableRule {

  @Override
  public void check(DeclaredTable table, Findings findings) {
    for (int i = 0; i < table.partitionBy().size(); i++) {
      PartitionTerm term = table.partitionBy().get(i);
      if (term.transform() != Transform.IDENTITY && table.column(term.fieldName()).isPresent()) {
        findings.reportItem(
            TablePath.of(table, "partition-by"),
            i,
            "%s makes a partition field '%s', and there is a column of that name"
                .formatted(term.text(), term.fieldName()));
      }
    }
  }
}
