package dev.firn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.StreamedTable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileRemovalTest {
  private final FileRemoval removal =
      new FileRemoval(StreamedTable.FILES, RemovalProgress.SILENT, Duration.ofNanos(1));

  @Test
  void asksForAThousandAtOnce() {
    BusyFiles storage = new BusyFiles(9_001);

    assertThat(removal.delete(storage, List.copyOf(storage.files))).isEmpty();

    assertThat(storage.files).isEmpty();
    assertThat(storage.requests).hasSize(10).allMatch(size -> size <= 1000).contains(1000, 1);
  }

  @Test
  void triesWhatABusyStorageRefusedAgain() {
    BusyFiles storage = new BusyFiles(10);
    storage.slowDown(3);

    assertThat(removal.delete(storage, List.copyOf(storage.files))).isEmpty();

    assertThat(storage.requests).containsExactly(10, 10, 10, 10);
    assertThat(storage.files).isEmpty();
  }

  @Test
  void triesOnlyThoseAgainThatAreStillThere() {
    BusyFiles storage = new BusyFiles(1000);
    storage.refuse(BusyFiles.location(7), 2);
    storage.refuse(BusyFiles.location(8), 1);

    assertThat(removal.delete(storage, List.copyOf(storage.files))).isEmpty();

    assertThat(storage.requests).containsExactly(1000, 2, 1);
    assertThat(storage.files).isEmpty();
  }

  @Test
  void namesWhatCannotBeDeletedAndDeletesTheRest() {
    BusyFiles storage = new BusyFiles(2500);
    storage.refuse(BusyFiles.location(3), Integer.MAX_VALUE);
    storage.refuse(BusyFiles.location(2400), Integer.MAX_VALUE);

    List<String> left = removal.delete(storage, List.copyOf(storage.files));

    assertThat(left).containsExactly(BusyFiles.location(3), BusyFiles.location(2400));
    assertThat(storage.files).containsExactlyElementsOf(left);
  }

  @Test
  void givesUpOnAStorageThatStaysBusy() {
    BusyFiles storage = new BusyFiles(3);
    List<String> all = List.copyOf(storage.files);
    storage.slowDown(Integer.MAX_VALUE);

    assertThat(removal.delete(storage, all)).isEqualTo(all);

    assertThat(storage.requests).containsExactly(3, 3, 3, 3, 3);
  }

  @Test
  void deletedFilesMayBeDeletedAgain() {
    BusyFiles storage = new BusyFiles(3);
    List<String> all = List.copyOf(storage.files);
    removal.delete(storage, all);

    assertThat(removal.delete(storage, all)).isEmpty();
  }
}
