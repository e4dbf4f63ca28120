package dev.firn.lake;

import dev.firn.lake.check.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as declared.
 *
 * @param comment what one row means
 * @param owner team that answers for the table; empty if not said
 * @param formatVersion Iceberg format version, 2 or 3
 * @param columns in order
 * @param primaryKey names of the key columns; empty exactly when the mode is {@link
 *     WriteMode#APPEND}
 * @param version column that decides which of two events of a key is newer; empty when the order of
 *     arrival decides
 * @param partitionBy partition fields in order; empty for an unpartitioned table
 * @param sortBy sort order of files; empty for none
 * @param properties further Iceberg table properties, as declared
 * @param checks what must hold before a correction is published, in order
 */
public record DeclaredTable(
    String name,
    String comment,
    Optional<String> owner,
    WriteMode mode,
    int formatVersion,
    List<Column> columns,
    List<String> primaryKey,
    Optional<String> version,
    List<PartitionTerm> partitionBy,
    List<SortTerm> sortBy,
    Retention retention,
    Upkeep upkeep,
    Map<String, String> properties,
    List<Check> checks) {

  /** Names that begin so are for tables that Firn keeps for itself. */
  public static final String RESERVED_PREFIX = "firn_";

  public DeclaredTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    partitionBy = List.copyOf(partitionBy);
    sortBy = List.copyOf(sortBy);
    properties = Map.copyOf(properties);
    checks = List.copyOf(checks);
  }

  /** The column of that name, empty if none is declared. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }
}
