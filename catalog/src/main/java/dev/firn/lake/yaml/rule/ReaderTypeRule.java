package dev.firn.lake.yaml.rule;

import dev.firn.lake.Column;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import dev.firn.lake.yaml.document.Findings;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.TypeUtil;

/**
 * Types that a named reader cannot represent. Redshift and Athena list what they read in their
 * manuals ("Supported data types with Apache Iceberg tables"); QuickSight reads through one of the
 * other engines, and leaves out columns that it cannot show.
 */
final class ReaderTypeRule implements LakeRule {

  private static final Map<Reader, Set<TypeID>> UNREAD = new EnumMap<>(Reader.class);

  static {
    UNREAD.put(Reader.ATHENA, Set.of(TypeID.TIME, TypeID.UUID, TypeID.FIXED));
    UNREAD.put(Reader.REDSHIFT, Set.of(TypeID.TIME, TypeID.UUID, TypeID.FIXED));
    UNREAD.put(Reader.SPARK, Set.of(TypeID.TIME));
  }

  @Override
  public void check(Lake lake, Findings findings) {
    for (DeclaredTable table : lake.tables()) {
      for (Column column : table.columns()) {
        check(table, column, lake.readers(), findings);
      }
    }
  }

  private static void check(
      DeclaredTable table, Column column, Set<Reader> readers, Findings findings) {
    List<String> blind =
        UNREAD.entrySet().stream()
            .filter(entry -> readers.contains(entry.getKey()))
            .filter(entry -> contains(column.type(), entry.getValue()))
            .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT))
            .toList();
    if (!blind.isEmpty()) {
      findings.report(
          TablePath.of(table, column) + ".type",
          "%s cannot be read by %s, named under readers"
              .formatted(column.type(), String.join(" and ", blind)));
    }
  }

  private static boolean contains(Type type, Set<TypeID> unread) {
    return TypeUtil.find(type, inner -> unread.contains(inner.typeId())) != null;
  }
}
