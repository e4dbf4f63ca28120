package org.apache.iceberg.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.catalog.plan.LaneProvisioner;
import dev.firn.lake.Lanes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.WriteResult;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the released committer does on format version 3 after the lane's history was expired ({@code
 * docs/protocol.md}, H2): why the job must emit one row per key and checkpoint there. In this
 * package because the committer is not public.
 */
class V3SinkCommitsTest {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  @TempDir private Path folder;
  private Table table;

  @BeforeEach
  void createTable() throws Exception {
    table =
        new HadoopTables(new Configuration())
            .create(
                SCHEMA,
                PartitionSpec.unpartitioned(),
                Map.of("format-version", "3"),
                folder.resolve("t").toString());
    LaneProvisioner.provision(table);
    commit(1, dataFile("a"), null);
    commit(2, dataFile("b"), null);
  }

  @Test
  void v3SinkCommitsAfterLaneHistoryExpired() throws Exception {
    expireAllButTheHeads();

    assertThatCode(() -> commit(3, dataFile("c"), null)).doesNotThrowAnyException();

    assertThat(summary()).containsEntry("flink.max-committed-checkpoint-id", "3");
  }

  @Test
  void v3SinkCommitsAKeyTwiceWhileHistoryIsThere() throws Exception {
    commit(3, dataFile("c"), vector("c"));

    assertThat(summary()).containsEntry("flink.max-committed-checkpoint-id", "3");
  }

  /** If this fails, Iceberg has mended it, and the restriction on version 3 can go. */
  @Test
  void v3SinkNeverCommitsAKeyTwiceAfterLaneHistoryExpired() {
    expireAllButTheHeads();

    assertThatThrownBy(() -> commit(3, dataFile("c"), vector("c")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Cannot determine history");
  }

  private void expireAllButTheHeads() {
    table.refresh();
    long main = table.currentSnapshot().snapshotId();
    long lane = table.snapshot(Lanes.INGEST).snapshotId();
    ExpireSnapshots expire = table.expireSnapshots().expireOlderThan(0);
    for (Snapshot snapshot : table.snapshots()) {
      if (snapshot.snapshotId() != main && snapshot.snapshotId() != lane) {
        expire.expireSnapshotId(snapshot.snapshotId());
      }
    }
    // The lane is cut: its oldest snapshot has a parent that is gone.
    expire.commit();
  }

  private void commit(long checkpoint, DataFile file, DeleteFile delete) throws Exception {
    WriteResult.Builder written = WriteResult.builder().addDataFiles(file);
    if (delete != null) {
      written.addDeleteFiles(delete);
    }
    IcebergCommittable committable =
        new IcebergCommittable(
            manifests(checkpoint, written.build()), "job", "operator", checkpoint);
    try (IcebergCommitter committer =
        new IcebergCommitter(
            TableLoader.fromHadoopTable(table.location()),
            Lanes.INGEST,
            Map.of(),
            false,
            1,
            "sink",
            new IcebergFilesCommitterMetrics(
                UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup(), "t"),
            false)) {
      committer.commit(List.of(new Request(committable)));
    }
  }

  private byte[] manifests(long checkpoint, WriteResult written) throws IOException {
    ManifestOutputFileFactory outputs =
        FlinkManifestUtil.createOutputFileFactory(
            () -> table, table.properties(), "job", "operator", 1, checkpoint);
    DeltaManifests manifests =
        FlinkManifestUtil.writeCompletedFiles(
            written, () -> outputs.create(checkpoint), table.spec(), 3);
    return SimpleVersionedSerialization.writeVersionAndSerialize(
        DeltaManifestsSerializer.INSTANCE, manifests);
  }

  private Map<String, String> summary() {
    table.refresh();
    return table.snapshot(Lanes.INGEST).summary();
  }

  private DataFile dataFile(String name) {
    return DataFiles.builder(table.spec())
        .withPath(table.location() + "/data/" + name + ".parquet")
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(10)
        .withRecordCount(2)
        .build();
  }

  /** What the sink writes when a checkpoint holds one key twice. */
  private DeleteFile vector(String name) {
    return FileMetadata.deleteFileBuilder(table.spec())
        .ofPositionDeletes()
        .withPath(table.location() + "/data/" + name + ".puffin")
        .withFormat(FileFormat.PUFFIN)
        .withFileSizeInBytes(10)
        .withRecordCount(1)
        .withReferencedDataFile(dataFile(name).location())
        .withContentOffset(4)
        .withContentSizeInBytes(6)
        .build();
  }

  private record Request(IcebergCommittable committable)
      implements Committer.CommitRequest<IcebergCommittable> {
    @Override
    public IcebergCommittable getCommittable() {
      return committable;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable t) {
      throw new AssertionError(t);
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable t) {
      throw new AssertionError(t);
    }

    @Override
    public void retryLater() {
      throw new AssertionError("asked to retry");
    }

    @Override
    public void updateAndRetryLater(IcebergCommittable other) {
      throw new AssertionError("asked to retry");
    }

    @Override
    public void signalAlreadyCommitted() {
      throw new AssertionError("taken for committed");
    }
  }
}
