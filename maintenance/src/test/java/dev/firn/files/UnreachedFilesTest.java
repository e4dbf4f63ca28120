package dev.firn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.StreamedTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.io.FileIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered must lead to the same files as reading everything anew. */
class UnreachedFilesTest {
  private static final int ROUNDS = 15;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheSameWhateverItRemembers(long seed) {
    Random random = new Random(seed);
    HistoryTable history = new HistoryTable(random);
    Map<String, UnreachedFiles> finders =
        Map.of(
            "all", new UnreachedFiles(StreamedTable.FILES),
            "hashes", finder(Long.MAX_VALUE, 0),
            "little", finder(150, 20),
            "nothing", finder(0, 0));
    List<Snapshot> gone = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        history.commit();
      }
      List<Snapshot> left = new ArrayList<>(history.snapshots());
      left.removeAll(gone);
      Snapshot head = left.remove(left.size() - 1);
      Collections.shuffle(left, random);
      List<Snapshot> going = take(left, random.nextInt(1 + left.size() / 2));
      List<Snapshot> leaving = take(left, random.nextInt(1 + left.size() / 2));
      left.add(head);
      FileIO io = history.table.io();
      List<Snapshot> staying = new ArrayList<>(left);
      staying.addAll(leaving);
      Set<String> manifests = without(HistoryTable.manifests(going, io), staying, history, false);
      Set<String> files = without(history.files(going, io), staying, history, true);

      for (Map.Entry<String, UnreachedFiles> finder : finders.entrySet()) {
        UnreachedFiles.Unreached found =
            finder.getValue().find(going, left, leaving, io, history.table.specs());

        String description = "seed %d, round %d, %s".formatted(seed, round, finder.getKey());
        assertThat(manifests(found)).as(description).isEqualTo(manifests);
        assertThat(files(found)).as(description).isEqualTo(files);
      }
      manifests.forEach(io::deleteFile);
      going.forEach(snapshot -> io.deleteFile(snapshot.manifestListLocation()));
      gone.addAll(going);
    }
  }

  @Test
  void readsOnlyWhatIsNewOrWhoseParentWent() {
    HistoryTable history = new HistoryTable(new Random(5));
    CountedFiles io = new CountedFiles(history.table.io());
    UnreachedFiles finder = new UnreachedFiles(StreamedTable.FILES);
    for (int i = 0; i < 60; i++) {
      history.commit();
    }
    List<Snapshot> before = history.snapshots();
    finder.find(
        before.subList(0, 10),
        before.subList(10, before.size()),
        List.of(),
        io,
        history.table.specs());
    for (int i = 0; i < 5; i++) {
      history.commit();
    }
    List<Snapshot> after = history.snapshots();
    Set<String> allowed = HistoryTable.manifests(after, history.table.io());
    allowed.removeAll(HistoryTable.manifests(before, history.table.io()));
    assertThat(allowed).isNotEmpty();
    List<Snapshot> withoutParents = List.of(after.get(10), after.get(15));
    allowed.addAll(HistoryTable.manifests(withoutParents, history.table.io()));
    int openedBefore = io.opened.size();

    finder.find(
        after.subList(10, 15),
        after.subList(15, after.size()),
        List.of(),
        io,
        history.table.specs());

    assertThat(io.opened).doesNotHaveDuplicates();
    assertThat(io.opened.subList(openedBefore, io.opened.size())).isNotEmpty().isSubsetOf(allowed);
  }

  @Test
  void readsNoManifestThatOnlyLostFiles() {
    HistoryTable history = new HistoryTable(new Random(6));
    history.append(50);
    List<Snapshot> lost = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      history.deleteLast();
      lost.add(history.table.currentSnapshot());
    }
    CountedFiles io = new CountedFiles(history.table.io());

    new UnreachedFiles(StreamedTable.FILES)
        .find(
            history.snapshots().subList(0, 2),
            history.snapshots().subList(2, history.snapshots().size()),
            List.of(),
            io,
            history.table.specs());

    Set<String> inherited = HistoryTable.manifests(lost.subList(1, 8), history.table.io());
    inherited.removeAll(HistoryTable.manifests(lost.subList(0, 1), history.table.io()));
    assertThat(inherited).isNotEmpty();
    assertThat(io.opened).isNotEmpty().doesNotContainAnyElementsOf(inherited);
  }

  /** Where a manifest is missing, files that its snapshot's children have from it still live. */
  @Test
  void keepsWhatOnlyAChildOfABrokenSnapshotNames() {
    HistoryTable history = new HistoryTable(new Random(7));
    history.append(20);
    Snapshot gone = history.table.currentSnapshot();
    history.deleteLast();
    Snapshot leaving = history.table.currentSnapshot();
    history.deleteLast();
    Snapshot head = history.table.currentSnapshot();
    FileIO io = history.table.io();
    Set<String> broken = HistoryTable.manifests(List.of(leaving), io);
    broken.removeAll(HistoryTable.manifests(List.of(gone, head), io));
    Set<String> live = history.files(List.of(head), io);
    assertThat(broken).isNotEmpty();
    broken.forEach(io::deleteFile);

    UnreachedFiles.Unreached found =
        new UnreachedFiles(StreamedTable.FILES)
            .find(List.of(gone), List.of(head), List.of(leaving), io, history.table.specs());

    assertThat(files(found)).isNotEmpty().doesNotContainAnyElementsOf(live);
  }

  private static UnreachedFiles finder(long maxHashes, int maxFiles) {
    return new UnreachedFiles(StreamedTable.FILES, new KnownContents(maxHashes, maxFiles));
  }

  private static List<Snapshot> take(List<Snapshot> from, int count) {
    List<Snapshot> taken = new ArrayList<>(from.subList(0, count));
    from.removeAll(taken);
    return taken;
  }

  private static Set<String> without(
      Set<String> all, List<Snapshot> staying, HistoryTable history, boolean files) {
    FileIO io = history.table.io();
    all.removeAll(files ? history.files(staying, io) : HistoryTable.manifests(staying, io));
    return all;
  }

  private static Set<String> manifests(UnreachedFiles.Unreached found) {
    Set<String> paths = new TreeSet<>();
    found.manifests().forEach(manifest -> paths.add(manifest.path()));
    return paths;
  }

  private static Set<String> files(UnreachedFiles.Unreached found) {
    Set<String> locations = new TreeSet<>();
    found.files().forEach(file -> locations.add(file.location()));
    return locations;
  }
}
