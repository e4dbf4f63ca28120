package dev.firn.compact.column;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Decompresses pages, one after the other, into an array that is used again, and remembers what the
 * last one was before. Outlives the readers that use it, whose pages are read later. Owned by one
 * thread.
 */
final class PageDecompressor implements CompressionCodecFactory, AutoCloseable {
  private static final ByteBufferAllocator HEAP = new HeapByteBufferAllocator();
  private static final int PAGE_BYTES = 1 << 20;

  private final CodecFactory others = new CodecFactory(new Configuration(false), PAGE_BYTES);
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private byte[] bytes = new byte[PAGE_BYTES];
  private BytesInput compressed = BytesInput.empty();

  /** The last page, from the first byte on, and {@link HybridRuns#SLACK} behind it. */
  byte[] bytes() {
    return bytes;
  }

  /** The last page as it was; stays what it is. */
  BytesInput compressed() {
    return compressed;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new Pages(codec);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("Cannot compress: this reads");
  }

  /** Called when a reader is closed, whose pages are read later. */
  @Override
  public void release() {
    // See close.
  }

  @Override
  public void close() {
    others.release();
    zstd.close();
  }

  private void decompress(CompressionCodecName codec, BytesInput page, int size)
      throws IOException {
    if (size + HybridRuns.SLACK > bytes.length) {
      bytes = new byte[Math.max(size + HybridRuns.SLACK, 2 * bytes.length)];
    }
    compressed = page;
    ByteBuffer from = page.toByteBuffer(HEAP, copy -> {});
    int length = codec == CompressionCodecName.ZSTD ? zstd(from) : other(codec, page, size);
    if (length != size) {
      throw new IOException(
          "Cannot decompress a page: it has " + length + " bytes, and its header says " + size);
    }
  }

  private int zstd(ByteBuffer from) {
    int start = from.arrayOffset() + from.position();
    return from.hasRemaining()
        ? zstd.decompressByteArray(bytes, 0, bytes.length, from.array(), start, from.remaining())
        : 0;
  }

  private int other(CompressionCodecName codec, BytesInput page, int size) throws IOException {
    ByteBuffer all =
        others.getDecompressor(codec).decompress(page, size).toByteBuffer(HEAP, copy -> {});
    int length = all.remaining();
    all.duplicate().get(bytes, 0, Math.min(length, size));
    return length;
  }

  private final class Pages implements BytesInputDecompressor {
    private final CompressionCodecName codec;

    private Pages(CompressionCodecName codec) {
      this.codec = codec;
    }

    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      PageDecompressor.this.decompress(codec, page, size);
      return BytesInput.from(bytes, 0, size);
    }

    @Override
    public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) {
      throw new UnsupportedOperationException("Cannot decompress: pages are on the heap");
    }

    @Override
    public void release() {
      // See close.
    }
  }
}
