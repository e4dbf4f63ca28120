package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.index.IndexStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32C;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index that was kept over a restart is used if it can be, and otherwise built from main. */
@ParameterizedClass
@ValueSource(ints = {2, 3})
class KeptIndexTest {
  private static final int KEYS = 50;
  private static final int FORMAT_AT = 8;

  @TempDir Path folder;

  private final StreamedTable table;
  private final AtomicInteger filesRead = new AtomicInteger();
  private final Random random = new Random(1);
  private long checkpoint;

  KeptIndexTest(int formatVersion) {
    table = StreamedTable.unpartitioned(formatVersion);
  }

  @BeforeEach
  void keepAnIndex() {
    try (LanePublisher publisher = publisher(Long.MAX_VALUE)) {
      for (int i = 0; i < 10; i++) {
        publish(publisher);
      }
    }
    filesRead.set(0);
  }

  private LanePublisher publisher(long heapLimitBytes) {
    return new LanePublisher(
        table::load,
        StreamedTable.BY_ID_VERSIONED,
        FoldLimits.DEFAULT,
        StreamedTable.FILES,
        (files, all) -> filesRead.incrementAndGet(),
        IndexStore.in(folder, heapLimitBytes, Duration.ofDays(1), Clock.systemUTC()));
  }

  private void publish(LanePublisher publisher) {
    SimulatedSink sink = table.sink(7);
    for (int i = 0; i < 20; i++) {
      long id = random.nextInt(KEYS);
      sink.upsert(StreamedTable.row(id, "p", "v" + checkpoint, checkpoint));
    }
    table.commit("job", ++checkpoint, sink.complete());
    assertThat(publisher.publish(table.load())).isInstanceOf(Publication.Published.class);
    assertThat(table.rows()).isEqualTo(table.laneRows());
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(name -> name.toString().endsWith(".index")).findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void comesBackWithoutReadingADataFile(long heapLimitBytes) {
    for (int i = 0; i < 4; i++) {
      try (LanePublisher publisher = publisher(heapLimitBytes)) {
        publish(publisher);
        assertThat(publisher.indexSize().spilledBytes() > 0).isEqualTo(heapLimitBytes == 0);
      }
    }

    assertThat(filesRead).hasValue(0);
  }

  @Test
  void isReadableByItsOwnerOnly() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void followsWhatCameSince() throws Exception {
    try (LanePublisher other = table.publisher(StreamedTable.BY_ID_VERSIONED)) {
      publish(other);
      publish(other);
    }
    deleteAFile();

    LanePublisher publisher = publisher(Long.MAX_VALUE);
    publisher.index(table.load());
    int changed = filesRead.get();
    assertThat(changed).isPositive().isLessThan(publisher.indexSize().dataFiles());
    SimulatedSink all = table.sink();
    for (long id = 0; id < KEYS; id++) {
      all.upsert(StreamedTable.row(id, "p", "last", checkpoint + 1));
    }
    table.commit("job", ++checkpoint, all.complete());
    publisher.publish(table.load());

    assertThat(table.rows()).hasSize(KEYS).allMatch(row -> row.endsWith("=last"));
  }

  /** The newest one: which files are planned first is not the same each time. */
  private void deleteAFile() throws IOException {
    Table loaded = table.load();
    DataFile newest;
    try (CloseableIterable<FileScanTask> tasks = loaded.newScan().planFiles()) {
      newest =
          StreamSupport.stream(tasks.spliterator(), false)
              .<DataFile>map(FileScanTask::file)
              .max(Comparator.comparing(DataFile::dataSequenceNumber))
              .orElseThrow();
    }
    loaded.newDelete().deleteFile(newest).commit();
  }

  @Test
  void isPassedOverWhenCut() throws Exception {
    byte[] bytes = Files.readAllBytes(file());
    for (int length : new int[] {0, 3, 8, 40, bytes.length / 2, bytes.length - 1}) {
      assertPassedOver(any -> java.util.Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void isPassedOverWhenAnyByteIsAnother() throws Exception {
    byte[] bytes = Files.readAllBytes(file());
    for (int i = 0; i < 20; i++) {
      int at = random.nextInt(bytes.length);
      assertPassedOver(any -> {
        byte[] damaged = bytes.clone();
        damaged[at] = (byte) (damaged[at] ^ 1 << random.nextInt(8));
        return damaged;
      });
    }
  }

  @Test
  void isPassedOverWhenOfANewerFormat() throws Exception {
    assertPassedOver(bytes -> {
      ByteBuffer newer = ByteBuffer.wrap(bytes).putInt(FORMAT_AT, 99);
      CRC32C checksum = new CRC32C();
      checksum.update(bytes, 0, bytes.length - Long.BYTES);
      return newer.putLong(bytes.length - Long.BYTES, checksum.getValue()).array();
    });
  }

  @Test
  void isPassedOverWhenOfAnotherTable() throws Exception {
    StreamedTable another = StreamedTable.unpartitioned(3);
    Path foreign = folder.resolve(another.load().uuid() + ".index");
    Files.copy(file(), foreign);
    another.commit("job", 1, another.sink().upsert(StreamedTable.row(1, "a")).complete());
    another.publisher(StreamedTable.BY_ID_VERSIONED).publish(another.load());

    LanePublisher publisher =
        new LanePublisher(
            another::load,
            StreamedTable.BY_ID_VERSIONED,
            FoldLimits.DEFAULT,
            StreamedTable.FILES,
            (files, all) -> filesRead.incrementAndGet(),
            IndexStore.in(folder, Long.MAX_VALUE, Duration.ZERO, Clock.systemUTC()));
    publisher.index(another.load());

    assertThat(filesRead).hasValue(1);
    assertThat(publisher.indexSize().rows()).isEqualTo(1);
  }

  @Test
  void isPassedOverWhenMainWasRolledBack() throws Exception {
    Table loaded = table.load();
    long parent = loaded.currentSnapshot().parentId();
    loaded.manageSnapshots().rollbackTo(parent).commit();

    publisher(Long.MAX_VALUE).index(table.load());

    assertThat(filesRead.get()).isPositive();
  }

  private void assertPassedOver(UnaryOperator<byte[]> change) throws IOException {
    Path file = file();
    Files.write(file, change.apply(Files.readAllBytes(file)));
    filesRead.set(0);
    try (LanePublisher publisher = publisher(Long.MAX_VALUE)) {
      publisher.index(table.load());
      assertThat(filesRead.get()).isPositive();
    }
  }
}
