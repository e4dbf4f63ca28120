package dev.firn.compact;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** A data file of which only the size matters. */
record SizedTask(long bytes) implements FileScanTask {

  @Override
  public DataFile file() {
    return DataFiles.builder(spec())
        .withPath("/f/" + bytes + ".parquet")
        .withFileSizeInBytes(bytes)
        .withRecordCount(1)
        .build();
  }

  @Override
  public List<DeleteFile> deletes() {
    return List.of();
  }

  @Override
  public Schema schema() {
    return new Schema();
  }

  @Override
  public PartitionSpec spec() {
    return PartitionSpec.unpartitioned();
  }

  @Override
  public long start() {
    return 0;
  }

  @Override
  public long length() {
    return bytes;
  }

  @Override
  public Expression residual() {
    return Expressions.alwaysTrue();
  }

  @Override
  public Iterable<FileScanTask> split(long targetSplitSize) {
    return List.of(this);
  }
}
