package dev.firn.reprocess.staging;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.CorrectionNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * The staging tables of one correction of one table. Each run makes its own, with a name that was
 * never used before, in the correction's own folder below the table's location, where nothing is an
 * orphan as long as the correction is open. Their names begin alike, so that the next run, or the
 * end of the correction, finds whatever a run has left behind. May be used by two at once: the
 * later one takes the tables of the earlier away, whose statement then fails.
 */
public final class StagingTables {
  private static final int HASH_BYTES = 6;

  private final LakeCatalog catalog;
  private final String tableName;
  private final String correction;
  private final String prefix;
  private final List<StagingTable> made = new ArrayList<>();

  /**
   * Those of a correction.
   *
   * @param tableName the table that is corrected
   * @param correction its name
   */
  public StagingTables(LakeCatalog catalog, String tableName, String correction) {
    this.catalog = catalog;
    this.tableName = tableName;
    this.correction = correction;
    this.prefix = CorrectionNames.STAGING_TABLE + hash(tableName + "/" + correction) + "_";
  }

  /** Makes one for whole rows. */
  public StagingTable forRows() {
    Table table = catalog.load(tableName);
    StagingTable staging = name(table, "rows");
    return register(table, staging, StagingMetadata.ofRows(metadata(table), staging.location()));
  }

  /** Makes one for the key of the table. */
  public StagingTable forKeys() {
    Table table = catalog.load(tableName);
    StagingTable staging = name(table, "keys");
    return register(table, staging, StagingMetadata.ofKeys(metadata(table), staging.location()));
  }

  /**
   * Takes all of them away, whoever made them: out of the catalog, and their metadata files. Data
   * files stay: those that the table has adopted are its own, and the others become orphans of the
   * table when the correction ends.
   */
  public void dropAll() {
    List<TableIdentifier> found =
        catalog.catalog().listTables(catalog.namespace()).stream()
            .filter(id -> id.name().startsWith(prefix))
            .toList();
    found.forEach(id -> catalog.catalog().dropTable(id, false));
    Table table = catalog.load(tableName);
    LeftMetadata.below(table.io(), folder(table)).delete();
  }

  /** Takes those away that this object has made, and leaves those of another run alone. */
  public void dropMade() {
    Table table = catalog.load(tableName);
    for (StagingTable staging : List.copyOf(made)) {
      catalog.catalog().dropTable(catalog.identifier(staging.name()), false);
      LeftMetadata.below(table.io(), staging.location() + "/").delete();
      made.remove(staging);
    }
  }

  private StagingTable register(Table table, StagingTable staging, TableMetadata metadata) {
    made.add(staging);
    String file = staging.location() + "/metadata/00000-" + UUID.randomUUID() + ".metadata.json";
    TableMetadataParser.write(metadata, table.io().newOutputFile(file));
    catalog.catalog().registerTable(catalog.identifier(staging.name()), file);
    return staging;
  }

  private StagingTable name(Table table, String kind) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    String name = prefix + kind + "_" + unique;
    return new StagingTable(name, folder(table) + name);
  }

  private String folder(Table table) {
    return CorrectionNames.staging(table.location(), correction) + "/";
  }

  private static TableMetadata metadata(Table table) {
    return ((HasTableOperations) table).operations().current();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
    }
  }
}
