package dev.firn.catalog.plan;

import dev.firn.lake.Column;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Comments of columns: none is null in Iceberg and empty in a declaration. */
final class Docs {

  private Docs() {}

  static @Nullable String of(Column column) {
    return column.comment().isEmpty() ? null : column.comment();
  }

  static boolean differ(Column declared, Types.NestedField actual) {
    String doc = actual.doc() == null ? "" : actual.doc();
    return !doc.equals(declared.comment());
  }
}
