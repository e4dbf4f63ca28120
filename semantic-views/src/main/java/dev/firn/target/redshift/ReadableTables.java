package dev.firn.target.redshift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What Redshift reads of Iceberg: format versions 1 and 2, the types that its manual lists
 * ("Supported data types with Apache Iceberg tables"), and no equality deletes.
 */
public final class ReadableTables {

  private static final int MAX_FORMAT = 2;
  private static final String EQUALITY_DELETES = "total-equality-deletes";

  private static final Set<TypeID> KNOWN =
      EnumSet.of(
          TypeID.BOOLEAN,
          TypeID.INTEGER,
          TypeID.LONG,
          TypeID.FLOAT,
          TypeID.DOUBLE,
          TypeID.DECIMAL,
          TypeID.DATE,
          TypeID.TIMESTAMP,
          TypeID.STRING,
          TypeID.BINARY,
          TypeID.STRUCT,
          TypeID.LIST,
          TypeID.MAP);

  private ReadableTables() {}

  /** Why Redshift cannot read a table as it is now; empty if it can. */
  public static Optional<String> refusal(String name, Table table) {
    int version = TableUtil.formatVersion(table);
    if (version > MAX_FORMAT) {
      return Optional.of(
          "table '%s' has format version %d, and Redshift reads %d"
              .formatted(name, version, MAX_FORMAT));
    }
    return unknownType(name, table)
        .or(() ->
            hasEqualityDeletes(table)
                ? Optional.of(
                    "table '%s' has equality deletes, which Redshift does not apply"
                        .formatted(name))
                : Optional.empty());
  }

  private static Optional<String> unknownType(String name, Table table) {
    for (NestedField column : table.schema().columns()) {
      Type unknown = TypeUtil.find(column.type(), type -> !KNOWN.contains(type.typeId()));
      if (unknown != null) {
        return Optional.of(
            "column '%s' of table '%s' has type %s, which Redshift cannot read"
                .formatted(column.name(), name, unknown));
      }
    }
    return Optional.empty();
  }

  private static boolean hasEqualityDeletes(Table table) {
    Snapshot snapshot = table.currentSnapshot();
    if (snapshot == null) {
      return false;
    }
    String total = snapshot.summary().get(EQUALITY_DELETES);
    return total == null ? findsEqualityDeletes(snapshot, table) : !total.equals("0");
  }

  /** Writers other than Iceberg's own may leave the total out. */
  private static boolean findsEqualityDeletes(Snapshot snapshot, Table table) {
    for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
      try (ManifestReader<DeleteFile> files =
          ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
        for (DeleteFile file : files) {
          if (file.content() == FileContent.EQUALITY_DELETES) {
            return true;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read manifest " + manifest.path(), e);
      }
    }
    return false;
  }
}
