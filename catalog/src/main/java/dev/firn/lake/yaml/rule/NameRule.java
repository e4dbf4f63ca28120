package dev.firn.lake.yaml.rule;

import dev.firn.lake.CatalogSettings;
import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import dev.firn.lake.yaml.document.Findings;
import java.util.regex.Pattern;

/**
 * Names that every catalog and reader takes as they are. Glue, Athena and Redshift fold names to
 * lower case, so a name with upper case would be another one there.
 */
final class NameRule implements LakeRule {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

  /** Iceberg's Glue catalog takes 252 characters for a database, Glue 255 for the rest. */
  private static final int MAX_DATABASE = 252;

  private static final int MAX_GLUE = 255;
  private static final int MAX_REDSHIFT = 127;

  @Override
  public void check(Lake lake, Findings findings) {
    int max = lake.readers().contains(Reader.REDSHIFT) ? MAX_REDSHIFT : MAX_GLUE;
    label("lake", "lake", lake.name(), findings);
    name("catalog.database", lake.catalog(), Math.min(max, MAX_DATABASE), findings);
    for (DeclaredTable table : lake.tables()) {
      checkTable(table, max, findings);
    }
    lake.streams()
        .forEach(stream -> label("streams." + stream.name(), "stream", stream.name(), findings));
  }

  private static void name(String path, CatalogSettings catalog, int max, Findings findings) {
    if (!catalog.database().isEmpty()) {
      name(path, catalog.database(), max, findings);
    }
  }

  private static void checkTable(DeclaredTable table, int max, Findings findings) {
    name(TablePath.of(table), table.name(), max, findings);
    if (table.name().startsWith(DeclaredTable.RESERVED_PREFIX)) {
      findings.report(TablePath.of(table), "names that begin with firn_ are for Firn's own tables");
    }
    for (Column column : table.columns()) {
      name(TablePath.of(table, column), column.name(), max, findings);
    }
  }

  private static void name(String path, String name, int max, Findings findings) {
    if (!NAME.matcher(name).matches()) {
      findings.report(
          path,
          "the name must begin with a lower-case letter and have only a-z, 0-9 and _, not '%s'"
              .formatted(name));
    } else if (name.length() > max) {
      findings.report(
          path, "the name has %d characters, at most %d are read".formatted(name.length(), max));
    }
  }

  private static void label(String path, String what, String name, Findings findings) {
    if (!name.isEmpty() && !LABEL.matcher(name).matches()) {
      findings.report(
          path,
          "a %s's name has letters, digits, _, . and -, at most 63, not '%s'"
              .formatted(what, name));
    }
  }
}
