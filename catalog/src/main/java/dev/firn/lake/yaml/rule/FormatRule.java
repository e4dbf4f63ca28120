package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import dev.firn.lake.yaml.document.Findings;
import java.util.Set;

/** Which format version a table may have: a contract with its readers. */
final class FormatRule implements LakeRule {

  @Override
  public void check(Lake lake, Findings findings) {
    lake.tables().stream()
        .filter(table -> table.formatVersion() == 3)
        .forEach(table -> check(table, lake.readers(), findings));
  }

  private static void check(DeclaredTable table, Set<Reader> readers, Findings findings) {
    String path = TablePath.of(table, "format-version");
    if (readers.contains(Reader.ATHENA)) {
      findings.report(path, "athena, named under readers, reads format version 2 only");
    }
    if (readers.contains(Reader.REDSHIFT)
        && table.columns().stream().anyMatch(column -> column.type().isNestedType())) {
      findings.report(
          path, "redshift, named under readers, reads no list, map or struct in format version 3");
    }
  }
}
