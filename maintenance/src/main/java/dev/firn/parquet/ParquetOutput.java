package dev.firn.parquet;

import java.io.IOException;
import org.apache.iceberg.io.OutputFile;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.PositionOutputStream;

/**
 * An Iceberg output file as Parquet wants it. Its name is new, so that none is looked for under it:
 * on S3 that would be one more request for each file.
 */
public final class ParquetOutput implements org.apache.parquet.io.OutputFile {
  private final OutputFile file;

  /** The file, which is created when Parquet asks for a stream. */
  public ParquetOutput(OutputFile file) {
    this.file = file;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return createOrOverwrite(blockSizeHint);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return stream(file.createOrOverwrite());
  }

  private static PositionOutputStream stream(org.apache.iceberg.io.PositionOutputStream out) {
    return new DelegatingPositionOutputStream(out) {
      @Override
      public long getPos() throws IOException {
        return out.getPos();
      }
    };
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return file.location();
  }
}
