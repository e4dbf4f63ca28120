package dev.firn.order;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * The newest row of each key in binary form, a fraction of what it takes as objects. It is emptied
 * as a whole. Not thread-safe.
 *
 * <pre>
 *   places: key -> page and offset       page: | capacity | length | row ... | capacity | ...
 * </pre>
 *
 * A newer row takes the room of the older one if it fits there, and else the end of the last page.
 */
final class PackedRows {
  private static final int PAGE_BYTES = 1 << 20;

  /** The bytes that a place has for a row; zero behind the last place of a page. */
  private static final int CAPACITY_AT = 0;

  /** The bytes of the row; zero if it is at another place now, or is not here. */
  private static final int LENGTH_AT = Integer.BYTES;

  private static final int ROW_AT = 2 * Integer.BYTES;

  private static final long NOWHERE = -1;

  /** Later than every place. */
  private static final long ELSEWHERE = Long.MAX_VALUE;

  private final RowDataSerializer serializer;
  private final BinaryRowData view;
  private final int maxBytes;
  private final VersionTable places = new VersionTable();
  private final List<MemorySegment> pages = new ArrayList<>();
  private long pageBytes;

  /** In the last page. */
  private int end;

  private boolean isFull;

  /**
   * @param maxBytes what rows and keys may take
   */
  PackedRows(RowType type, int maxBytes) {
    this.serializer = new RowDataSerializer(type);
    this.view = new BinaryRowData(type.getFieldCount());
    this.maxBytes = maxBytes;
  }

  /**
   * Takes a row in the place of the older one of its key.
   *
   * @return false if there is no room: then this row, and until all is drained all that follow of
   *     its key, belong elsewhere, and none of the key is here
   */
  boolean put(BinaryRowData key, RowData row) {
    BinaryRowData packed = serializer.toBinaryRow(row);
    long place = places.version(key, NOWHERE);
    if (place == NOWHERE) {
      return add(key, packed);
    }
    return place != ELSEWHERE && replace(key, place, packed);
  }

  /** What is full stays full, since keys that came then are elsewhere. */
  private boolean add(BinaryRowData key, BinaryRowData row) {
    isFull |= pageBytes + places.bytes() >= maxBytes;
    long place = isFull ? ELSEWHERE : append(row);
    isFull |= place == ELSEWHERE;
    return !isFull && places.add(key, place, Integer.MAX_VALUE);
  }

  private boolean replace(BinaryRowData key, long place, BinaryRowData row) {
    MemorySegment page = page(place);
    int at = offset(place);
    if (row.getSizeInBytes() <= page.getInt(at + CAPACITY_AT)) {
      write(page, at, row);
      return true;
    }
    page.putInt(at + LENGTH_AT, 0);
    long next = append(row);
    places.raise(key, next);
    return next != ELSEWHERE;
  }

  private long append(BinaryRowData row) {
    int needed = ROW_AT + row.getSizeInBytes();
    if (pages.isEmpty() || needed > pages.get(pages.size() - 1).size() - end) {
      int size = Math.max(PAGE_BYTES, needed);
      if (pageBytes + places.bytes() + size > maxBytes) {
        return ELSEWHERE;
      }
      pages.add(MemorySegmentFactory.wrap(new byte[size]));
      pageBytes += size;
      end = 0;
    }
    long place = (long) (pages.size() - 1) << Integer.SIZE | end;
    page(place).putInt(end + CAPACITY_AT, row.getSizeInBytes());
    write(page(place), end, row);
    end += needed;
    return place;
  }

  private static void write(MemorySegment page, int at, BinaryRowData row) {
    int length = row.getSizeInBytes();
    page.putInt(at + LENGTH_AT, length);
    row.getSegments()[0].copyTo(row.getOffset(), page, at + ROW_AT, length);
  }

  private MemorySegment page(long place) {
    return pages.get((int) (place >>> Integer.SIZE));
  }

  private static int offset(long place) {
    return (int) place;
  }

  /**
   * Hands all rows over and keeps none.
   *
   * @param rows gets the same object each time, filled anew
   */
  void drain(ThrowingConsumer<RowData, Exception> rows) throws Exception {
    for (MemorySegment page : pages) {
      int at = 0;
      while (at + ROW_AT <= page.size() && page.getInt(at + CAPACITY_AT) > 0) {
        int length = page.getInt(at + LENGTH_AT);
        if (length > 0) {
          view.pointTo(page, at + ROW_AT, length);
          rows.accept(view);
        }
        at += ROW_AT + page.getInt(at + CAPACITY_AT);
      }
    }
    pages.clear();
    pageBytes = 0;
    places.clear();
    isFull = false;
  }
}
