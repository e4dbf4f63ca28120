package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;

/** There must be something to declare. */
final class ColumnsRule implements LakeRule {

  @Override
  public void check(Lake lake, Findings findings) {
    if (lake.tables().isEmpty() && !findings.isBroken("tables")) {
      findings.report("tables", "declares no table");
    }
    for (DeclaredTable table : lake.tables()) {
      String path = TablePath.of(table, "columns");
      if (table.columns().isEmpty() && !findings.isBroken(path)) {
        findings.report(path, "declares no column");
      }
    }
  }
}
