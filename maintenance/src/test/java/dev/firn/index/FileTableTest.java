package dev.firn.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.index.memory.Location;
import java.util.List;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class FileTableTest {
  private final FileTable files = new FileTable();

  private LiveFile add(String location, long rows) {
    LiveFile file =
        new LiveFile(
            files.nextOrdinal(),
            DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath(location)
                .withFileSizeInBytes(rows)
                .withRecordCount(rows)
                .build(),
            List.of(),
            RoaringBitmap.bitmapOf(3));
    files.add(file);
    return file;
  }

  @Test
  void tellsRowsOfHugeFilesApart() {
    add("/small.parquet", 10);
    LiveFile huge = add("/huge.parquet", Integer.MAX_VALUE);
    LiveFile next = add("/next.parquet", 1);

    for (int position : new int[] {0, 3, (1 << 22) - 1, 1 << 22, Integer.MAX_VALUE - 1}) {
      long location = Location.of(huge.ordinal(), position);
      assertThat(files.get(location)).isSameAs(huge);
      assertThat(Location.position(location, huge.ordinal())).isEqualTo(position);
      assertThat(files.isLive(location)).isEqualTo(position != 3);
    }
    assertThat(files.get(Location.of(next.ordinal(), 0))).isSameAs(next);
    files.remove(huge);
    assertThat(files.findAt(Location.of(huge.ordinal(), Integer.MAX_VALUE - 1))).isNull();
  }

  @Test
  void knowsWhenMostOrdinalsAreOfFilesThatAreGone() {
    LiveFile first = add("/first.parquet", 10);
    LiveFile second = add("/second.parquet", 10);
    add("/third.parquet", 10);

    assertThat(files.isWorthRenumbering(3)).isFalse();
    files.remove(first);
    files.remove(second);

    assertThat(files.isWorthRenumbering(3)).isTrue();
    assertThat(files.isWorthRenumbering(1000)).isFalse();
  }

  @Test
  void refusesMoreFilesThanThereAreOrdinals() {
    files.skip((Location.ORDINALS - 3L) << 22);
    add("/last.parquet", 10);

    assertThatThrownBy(() -> add("/another.parquet", 10))
        .hasMessage(
            "Cannot index another data file of 10 rows: 1 files have taken all 4194304 ordinals");
  }
}
