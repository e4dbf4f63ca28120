package dev.firn.bench.metadata;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptionUtil;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.DataWriter;

/** Commits small checkpoints to the lane, as the sink does, and remembers what main must hold. */
final class LaneCommits {
  private static final Schema KEY = GlueTable.SCHEMA.select("id");

  private final Random random;
  private final int keys;
  private final int rows;
  private final Map<Long, Long> model = new HashMap<>();
  private long checkpoint;

  LaneCommits(long seed, int keys, int rows) {
    this.random = new Random(seed);
    this.keys = keys;
    this.rows = rows;
  }

  /** The newest value of each key. */
  Map<Long, Long> model() {
    return model;
  }

  void commit(Table table) throws IOException {
    checkpoint++;
    Map<Long, Long> upserts = new HashMap<>();
    while (upserts.size() < rows) {
      upserts.put((long) random.nextInt(keys), random.nextLong());
    }
    model.putAll(upserts);
    table
        .newRowDelta()
        .toBranch(Lanes.INGEST)
        .addRows(data(table, upserts))
        .addDeletes(deletes(table, upserts))
        .set(LaneProperties.SINK_JOB_ID, "bench")
        .set(LaneProperties.SINK_OPERATOR_ID, "sink")
        .set(LaneProperties.SINK_CHECKPOINT_ID, Long.toString(checkpoint))
        .commit();
  }

  private static DataFile data(Table table, Map<Long, Long> upserts) throws IOException {
    DataWriter<Record> writer =
        FormatModelRegistry.dataWriteBuilder(
                FileFormat.PARQUET, Record.class, output(table, "data"))
            .schema(table.schema())
            .spec(table.spec())
            .build();
    try (writer) {
      GenericRecord row = GenericRecord.create(table.schema());
      upserts.forEach((id, value) -> {
        row.setField("id", id);
        row.setField("value", value);
        writer.write(row);
      });
    }
    return writer.toDataFile();
  }

  private static DeleteFile deletes(Table table, Map<Long, Long> upserts) throws IOException {
    EqualityDeleteWriter<Record> writer =
        FormatModelRegistry.equalityDeleteWriteBuilder(
                FileFormat.PARQUET, Record.class, output(table, "eq"))
            .schema(KEY)
            .spec(table.spec())
            .equalityFieldIds(List.of(1))
            .build();
    try (writer) {
      GenericRecord key = GenericRecord.create(KEY);
      upserts
          .keySet()
          .forEach(id -> {
            key.setField("id", id);
            writer.write(key);
          });
    }
    return writer.toDeleteFile();
  }

  private static EncryptedOutputFile output(Table table, String kind) {
    String location =
        table.locationProvider().newDataLocation(kind + "-" + UUID.randomUUID() + ".parquet");
    return EncryptionUtil.plainAsEncryptedOutput(table.io().newOutputFile(location));
  }
}
