package dev.firn.compact;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.CodecFactory;

/** Decompressors that outlive the reader of their file, whose pages are read later. */
final class LastingCodecs extends CodecFactory {
  private static final int PAGE_BYTES = 1 << 20;

  LastingCodecs() {
    super(new Configuration(false), PAGE_BYTES);
  }

  @Override
  public void release() {
    // Nothing here holds what the garbage collector does not free.
  }
}
