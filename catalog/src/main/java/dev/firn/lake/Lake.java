package dev.firn.lake;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A whole lake as declared: where it is stored, how it is encrypted, who reads it, which tables it
 * has and which streams fill them.
 *
 * @param name name of the lake, for messages and metrics
 * @param warehouse root of all files, for example {@code s3://bucket/warehouse}
 * @param readers engines that must be able to read every table
 * @param tables in the order of the declaration; names are unique
 * @param streams in the order of the declaration; names are unique
 */
public record Lake(
    String name,
    String warehouse,
    CatalogSettings catalog,
    StorageSettings storage,
    EncryptionSettings encryption,
    Set<Reader> readers,
    List<DeclaredTable> tables,
    List<DeclaredStream> streams) {

  public Lake {
    readers = Set.copyOf(readers);
    tables = List.copyOf(tables);
    streams = List.copyOf(streams);
  }

  /** The table of that name, empty if none is declared. */
  public Optional<DeclaredTable> table(String tableName) {
    return tables.stream().filter(table -> table.name().equals(tableName)).findFirst();
  }
}
