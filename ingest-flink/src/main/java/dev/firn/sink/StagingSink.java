package dev.firn.sink;

import dev.firn.lake.CorrectionNames;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * Ends a bounded stream of rows in a staging table, which a correction adopts afterwards: one
 * commit when the stream ends. Touches no lane and takes no epoch. The job must have no
 * checkpoints.
 */
public final class StagingSink {
  private static final String UID = "staging";

  private final LakeTables tables;
  private final String staging;
  private final Target target;

  private StagingSink(LakeTables tables, String staging, Target target) {
    this.tables = tables;
    this.staging = staging;
    this.target = target;
  }

  /**
   * Checks the staging table.
   *
   * @param target the table that the rows are of
   * @throws SinkException if rows must not go to it
   */
  public static StagingSink of(LakeTables tables, String staging, Target target) {
    if (!staging.startsWith(CorrectionNames.STAGING_TABLE)) {
      throw refused(
          staging, "its name does not begin with '" + CorrectionNames.STAGING_TABLE + "'");
    }
    try (LakeTables.Session session = tables.open()) {
      require(session.load(staging), staging, target);
    } catch (NoSuchTableException e) {
      throw refused(staging, "it is gone; another run or the end of the correction took it away");
    }
    return new StagingSink(tables, staging, target);
  }

  private static void require(Table table, String staging, Target target) {
    if (table.currentSnapshot() != null) {
      throw refused(staging, "it holds rows already");
    }
    if (!table.schema().asStruct().equals(target.schema().asStruct())) {
      throw refused(staging, "its columns are not those of table " + target.declared().name());
    }
    if (!table.schema().identifierFieldIds().isEmpty()) {
      throw refused(staging, "it has a key, and the sink would keep every key in memory");
    }
  }

  /**
   * Writes rows.
   *
   * @param rows at most one of each key
   * @param parallelism number of writers
   */
  public void append(DataStream<RowData> rows, int parallelism) {
    IcebergSink.forRowData(rows)
        .tableLoader(tables.loader(staging))
        .uidSuffix(UID)
        .writeParallelism(parallelism)
        .distributionMode(distribution())
        .append();
  }

  /** As the table itself is written: one file for each partition, unless it says otherwise. */
  private DistributionMode distribution() {
    String declared = target.declared().properties().get(TableProperties.WRITE_DISTRIBUTION_MODE);
    return declared == null ? DistributionMode.HASH : DistributionMode.fromName(declared);
  }

  private static SinkException refused(String staging, String reason) {
    return new SinkException("Cannot write replayed rows to table " + staging + ": " + reason);
  }
}
