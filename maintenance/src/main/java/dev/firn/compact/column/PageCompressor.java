package dev.firn.compact.column;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.parquet.ParquetCodecFactory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages, one after the other, as the table's properties say. Owned by one thread. */
abstract class PageCompressor implements AutoCloseable {

  static PageCompressor of(ColumnSettings settings) {
    return settings.codec() == CompressionCodecName.ZSTD
        ? new Zstandard(settings.level())
        : new Others(settings);
  }

  /** The compressed form of the first bytes of an array. */
  abstract byte[] compress(byte[] bytes, int length) throws IOException;

  @Override
  public abstract void close();

  /** A whole page at once: knowing its size, the library needs no window and no copy. */
  private static final class Zstandard extends PageCompressor {
    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private byte[] room = new byte[1 << 20];

    private Zstandard(String level) {
      context.setLevel(
          level.isEmpty()
              ? ZstandardCodec.DEFAULT_PARQUET_COMPRESS_ZSTD_LEVEL
              : Integer.parseInt(level));
    }

    @Override
    byte[] compress(byte[] bytes, int length) {
      int bound = Math.toIntExact(Zstd.compressBound(length));
      if (bound > room.length) {
        room = new byte[bound];
      }
      int size = context.compressByteArray(room, 0, room.length, bytes, 0, length);
      return Arrays.copyOf(room, size);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /** What Iceberg's own writer has. */
  private static final class Others extends PageCompressor {
    private final BytesInputCompressor compressor;

    private Others(ColumnSettings settings) {
      Configuration configuration = new Configuration(false);
      if (!settings.level().isEmpty()) {
        configuration.set("zlib.compress.level", settings.level());
        configuration.set("compression.brotli.quality", settings.level());
      }
      compressor =
          new ParquetCodecFactory(configuration, settings.pageBytes())
              .getCompressor(settings.codec());
    }

    @Override
    byte[] compress(byte[] bytes, int length) throws IOException {
      return PageBytes.copy(compressor.compress(BytesInput.from(bytes, 0, length)));
    }

    @Override
    public void close() {
      compressor.release();
    }
  }
}
