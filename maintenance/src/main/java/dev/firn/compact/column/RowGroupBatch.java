package dev.firn.compact.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.InputFile;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Row groups that were read, compressed as they were, and become one; then the next ones. Owned by
 * one thread.
 */
public final class RowGroupBatch implements AutoCloseable {
  private final MessageType schema;
  private final ColumnSettings settings;
  private final PageDecompressor decompressor = new PageDecompressor();
  private final PageCompressor compressor;
  private final List<Source> sources = new ArrayList<>();
  private long bytes;

  /**
   * An empty batch.
   *
   * @param schema of all files, without lists and maps
   * @param settings how row groups are written
   */
  public RowGroupBatch(MessageType schema, ColumnSettings settings) {
    this.schema = schema;
    this.settings = settings;
    this.compressor = PageCompressor.of(settings);
  }

  private record Source(PageReadStore pages, BlockMetaData block, LiveBits live) {

    CompressionCodecName codec(ColumnDescriptor column) {
      ColumnPath path = ColumnPath.get(column.getPath());
      return block.getColumns().stream()
          .filter(chunk -> chunk.getPath().equals(path))
          .findFirst()
          .orElseThrow()
          .getCodec();
    }
  }

  /**
   * Opens a file whose row groups go into this.
   *
   * @param footer null if it has not been read yet
   */
  public ColumnSource open(InputFile file, @Nullable ParquetMetadata footer) throws IOException {
    return ColumnSource.open(file, footer, decompressor);
  }

  /** Whether a row group does not fit in any more. */
  public boolean isFullWith(BlockMetaData block) {
    return !sources.isEmpty() && bytes + block.getTotalByteSize() > settings.rowGroupBytes();
  }

  /** Adds live rows of the next row group of a file. */
  public void add(ColumnSource source, LiveBits live) throws IOException {
    BlockMetaData block = source.next();
    sources.add(new Source(source.read(), block, live));
    bytes += block.getTotalByteSize() * live.count() / Math.max(1, block.getRowCount());
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return sources.isEmpty();
  }

  /**
   * Writes all live rows as one row group, and forgets them.
   *
   * @param pace called every few milliseconds
   */
  public void writeTo(ColumnTarget target, Runnable pace) throws IOException {
    target.writer().startBlock(sources.stream().mapToLong(source -> source.live().count()).sum());
    for (ColumnDescriptor column : schema.getColumns()) {
      ChunkWriter chunk = new ChunkWriter(column, settings, compressor, target.floats(column));
      SourcePage page = new SourcePage(column);
      for (Source source : sources) {
        pace.run();
        copy(source, column, page, chunk);
      }
      chunk.writeTo(target.writer());
    }
    target.writer().endBlock();
    sources.clear();
    bytes = 0;
  }

  @Override
  public void close() {
    compressor.close();
    decompressor.close();
  }

  private void copy(Source source, ColumnDescriptor column, SourcePage page, ChunkWriter chunk)
      throws IOException {
    PageReader reader = source.pages().getPageReader(column);
    DictionaryPage dictionaryPage = reader.readDictionaryPage();
    SourceDictionary dictionary =
        dictionaryPage == null
            ? null
            : new SourceDictionary(dictionaryPage, ValueShape.of(column.getPrimitiveType()));
    boolean sameCodec = source.codec(column) == settings.codec();
    LiveBits live = source.live();
    int row = 0;
    for (DataPage data = reader.readPage(); data != null; data = reader.readPage()) {
      int first = row;
      page.decode(data, decompressor);
      row += page.rows();
      if (!live.hasAll(first, row)) {
        page.retain(live, first);
        chunk.append(page, dictionary);
      } else if (sameCodec && chunk.fits(page, data.getUncompressedSize())) {
        chunk.appendWhole(page, data.getUncompressedSize(), decompressor.compressed());
      } else {
        chunk.append(page, dictionary);
      }
    }
    requireRows(source, column, row);
  }

  private static void requireRows(Source source, ColumnDescriptor column, int rows) {
    if (rows != source.pages().getRowCount()) {
      throw new IllegalStateException(
          "Cannot rewrite column "
              + String.join(".", column.getPath())
              + ": it has "
              + rows
              + " values in a row group of "
              + source.pages().getRowCount()
              + " rows");
    }
  }
}
