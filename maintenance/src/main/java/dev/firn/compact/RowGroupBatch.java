package dev.firn.compact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/** Row groups that were read, compressed as they were, and become one. */
final class RowGroupBatch {
  private final MessageType schema;
  private final long maxBytes;
  private final List<Source> sources = new ArrayList<>();
  private long bytes;

  RowGroupBatch(MessageType schema, long maxBytes) {
    this.schema = schema;
    this.maxBytes = maxBytes;
  }

  private record Source(PageReadStore pages, LiveRuns runs) {}

  /** Whether a row group does not fit in any more. */
  boolean isFullWith(BlockMetaData block) {
    return !sources.isEmpty() && bytes + block.getTotalByteSize() > maxBytes;
  }

  void add(PageReadStore pages, LiveRuns runs, BlockMetaData block) {
    sources.add(new Source(pages, runs));
    bytes += block.getTotalByteSize() * runs.rows() / Math.max(1, block.getRowCount());
  }

  /** Writes all live rows as one row group, and forgets them. */
  void writeTo(ColumnFiles files, Pace pace) throws IOException {
    long rows = sources.stream().mapToLong(source -> source.runs().rows()).sum();
    if (rows == 0) {
      return;
    }
    ColumnFile file = files.next();
    long start = file.bytes();
    file.writer().startBlock(rows);
    for (ColumnDescriptor column : schema.getColumns()) {
      ChunkWriter chunk =
          new ChunkWriter(column, files.settings(), files.compressor(), file.floats(column));
      for (Source source : sources) {
        pace.keep();
        copy(source, column, chunk);
      }
      chunk.writeTo(file.writer());
    }
    file.writer().endBlock();
    sources.clear();
    bytes = 0;
    files.rowGroupWritten(file.bytes() - start);
  }

  private static void copy(Source source, ColumnDescriptor column, ChunkWriter chunk)
      throws IOException {
    ValueShape shape = ValueShape.of(column.getPrimitiveType());
    PageReader reader = source.pages().getPageReader(column);
    DictionaryPage dictionaryPage = reader.readDictionaryPage();
    SourceDictionary dictionary =
        dictionaryPage == null ? null : new SourceDictionary(dictionaryPage, shape);
    int run = 0;
    int row = 0;
    for (DataPage page = reader.readPage(); page != null; page = reader.readPage()) {
      SourcePage decoded = SourcePage.decode(page, column, shape);
      run = chunk.append(decoded, dictionary, source.runs(), run, row);
      row += decoded.rows();
    }
    if (row != source.pages().getRowCount()) {
      throw new IllegalStateException(
          "Cannot rewrite column "
              + String.join(".", column.getPath())
              + ": it has "
              + row
              + " values in a row group of "
              + source.pages().getRowCount()
              + " rows");
    }
  }
}
