package dev.firn.lake.yaml.rule;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;

/**
 * Comments that Glue takes: Iceberg passes them on as they are, and Glue refuses the table when one
 * is too long or has more than one line.
 */
final class CommentRule implements LakeRule {

  private static final int MAX_TABLE = 2048;
  private static final int MAX_COLUMN = 255;

  @Override
  public void check(Lake lake, Findings findings) {
    if (lake.catalog() instanceof CatalogSettings.Glue) {
      lake.tables().forEach(table -> check(table, findings));
    }
  }

  private static void check(DeclaredTable table, Findings findings) {
    checkLength(TablePath.of(table, "comment"), table.comment(), MAX_TABLE, findings);
    for (Column column : table.columns()) {
      String path = TablePath.of(table, column) + ".comment";
      checkLength(path, column.comment(), MAX_COLUMN, findings);
      if (column.comment().contains("\n")) {
        findings.report(path, "has more than one line, and Glue takes one");
      }
    }
  }

  private static void checkLength(String path, String comment, int max, Findings findings) {
    if (comment.length() > max) {
      findings.report(
          path, "has %d characters, and Glue takes %d".formatted(comment.length(), max));
    }
  }
}
