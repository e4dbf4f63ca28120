package dev.firn.compact.column;

import java.io.IOException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.RangeReadable;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.SeekableInputStream;

/** Shows files of a table's storage to parquet-java. */
final class ParquetFiles {
  private ParquetFiles() {}

  /** A copy of what is often a view of a buffer that is used again. */
  @SuppressWarnings("deprecation")
  static byte[] bytes(BytesInput input) throws IOException {
    return input.toByteArray();
  }

  static org.apache.parquet.io.InputFile input(InputFile file) {
    return new Input(file);
  }

  private record Input(InputFile file) implements org.apache.parquet.io.InputFile {
    @Override
    public long getLength() {
      return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      org.apache.iceberg.io.SeekableInputStream stream = file.newStream();
      if (stream instanceof RangeReadable ranges) {
        return new RangeStream(ranges, getLength());
      }
      return new DelegatingSeekableInputStream(stream) {
        @Override
        public long getPos() throws IOException {
          return stream.getPos();
        }

        @Override
        public void seek(long position) throws IOException {
          stream.seek(position);
        }
      };
    }
  }
}
