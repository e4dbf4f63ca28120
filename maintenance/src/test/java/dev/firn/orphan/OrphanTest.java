package dev.firn.orphan;

import static dev.firn.publish.StreamedTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.expire.ExpiredTable;
import dev.firn.files.RemovalProgress;
import dev.firn.publish.SimulatedSink;
import dev.firn.publish.StoredFiles;
import dev.firn.publish.StreamedTable;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.ReprocessingConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestWriter;
import org.apache.iceberg.Table;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.junit.jupiter.api.Test;

class OrphanTest {
  private static final Duration WINDOW = Duration.ofDays(3);

  private final ExpiredTable expired = new ExpiredTable(StreamedTable.inMemory());
  private final StreamedTable table = expired.table;
  private final ListingTable listing = new ListingTable();
  private final List<String> otherTables = new ArrayList<>();

  @Test
  void findsOldFilesThatNothingNames() throws IOException {
    history();
    List<String> live = stored();
    String orphan = write("data/part=a%2Fb/lost file.parquet");
    String uncommitted = write("metadata/00001-of-an-attempt.metadata.json");
    String young = write("data/young.parquet");
    listing.createdMillis.put(young, expired.clock.millis() - WINDOW.toMillis() + 60_000);

    OrphanPlan plan = planner().plan();

    assertThat(plan.orphans()).extracting(Orphan::location).containsExactly(orphan, uncommitted);
    assertThat(plan.young()).isEqualTo(1);
    assertThat(plan.listed()).isEqualTo(live.size() + 3);
    assertThat(plan.toText()).contains("delete 2 files, 14 bytes").contains("delete " + orphan);
    assertThat(stored()).contains(orphan, uncommitted);
    OrphanResult result = run(plan);
    assertThat(result.files()).isEqualTo(2);
    assertThat(result.bytes()).isEqualTo(14);
    live.add(young);
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(live);
    expired.assertAllReadable();
  }

  /** Branches, tags, the unpublished lane, history, metadata log and waiting files of expiries. */
  @Test
  void keepsWhatAnySnapshotOfAnyRefOrPendingExpiryNames() throws IOException {
    history();
    Table loaded = table.load();
    loaded.manageSnapshots().createTag("audit", loaded.currentSnapshot().parentId()).commit();
    loaded.manageSnapshots().createBranch("correction").commit();
    SimulatedSink.Files files = table.sink().insert(row(70, "x")).complete();
    files.data().forEach(it -> loaded.newAppend().toBranch("correction").appendFile(it).commit());
    expired.clock.pass(Duration.ofMinutes(11));
    assertThat(expired.expire().snapshots()).isPositive();
    expired.clock.pass(Duration.ofMinutes(30));
    expired.upsert(5, "unpublished");
    List<String> before = stored();

    OrphanPlan plan = planner().plan();

    // Nothing but what Iceberg itself forgot: an attempt to commit leaves nothing in memory.
    assertThat(plan.orphans()).isEmpty();
    run(plan);
    assertThat(stored()).isEqualTo(before);
    expired.clock.pass(Duration.ofHours(1));
    assertThat(expired.expire().troubles()).isEmpty();
    expired.assertAllReadable();
  }

  @Test
  void commitDuringTheListingIsSeen() throws IOException {
    history();
    SimulatedSink.Files files = table.sink().upsert(row(1, "late")).complete();
    listing.duringNextListing(() -> table.commit("job", 100, files));

    OrphanPlan plan = planner().plan();

    assertThat(plan.orphans()).isEmpty();
  }

  @Test
  void commitBeforeTheDeletionIsSeen() throws IOException {
    history();
    SimulatedSink.Files files = table.sink().upsert(row(1, "late")).complete();
    OrphanPlan plan = planner().plan();
    assertThat(plan.orphans()).hasSize(2);
    table.commit("job", 100, files);

    OrphanResult result = run(plan);

    assertThat(result.files()).isZero();
    assertThat(result.kept()).isEqualTo(2);
    expired.publish();
    assertThat(table.rows()).contains("1=late");
  }

  /** A computation may take longer than any window. */
  @Test
  void keepsWhatWaitsToBeAdoptedByAnOpenCorrection() throws IOException {
    history();
    Reprocessing corrections =
        new Reprocessing(
            table::load, StreamedTable.BY_ID, ReprocessingConfig.of(StreamedTable.FILES));
    corrections.start("tax", AsOf.now(), new Author("ann", ""));
    String staged = write("reprocess/tax/data/a.parquet");
    String other = write("reprocess/tax_2/data/a.parquet");

    assertThat(corrections.stagingLocation("tax"))
        .isEqualTo(table.load().location() + "/reprocess/tax");
    assertThat(staged).startsWith(corrections.stagingLocation("tax") + "/");
    assertThat(planner().plan().orphans()).extracting(Orphan::location).containsExactly(other);
    corrections.abort("tax");
    assertThat(planner().plan().orphans())
        .extracting(Orphan::location)
        .containsExactlyInAnyOrder(staged, other);
  }

  /** A job that stood still for longer than the window commits what its manifests name. */
  @Test
  void keepsWhatAManifestOfTheSinkNames() throws IOException {
    history();
    DataFile named = table.sink().insert(row(1, "in flight")).complete().data().get(0);
    DataFile lost = table.sink().insert(row(2, "lost")).complete().data().get(0);
    String manifest = sinkManifest(named);
    listing.createdMillis.put(manifest, expired.clock.millis());

    assertThat(planner().plan().orphans())
        .extracting(Orphan::location)
        .containsExactly(lost.location());
    expired.clock.pass(WINDOW.plusDays(1));
    assertThat(planner().plan().orphans())
        .extracting(Orphan::location)
        .containsExactlyInAnyOrder(lost.location(), named.location(), manifest);
  }

  @Test
  void manifestOfTheSinkThatCannotBeReadStopsIt() throws IOException {
    history();
    String manifest = write("metadata/job-operator-00000-0-7-00001.avro");
    listing.createdMillis.put(manifest, expired.clock.millis());

    assertThatThrownBy(() -> planner().plan())
        .hasMessage("Cannot read " + manifest + ", which may name files");
  }

  @Test
  void leavesOtherTablesAndPrefixesAlone() throws IOException {
    history();
    String location = table.load().location();
    write("nested/data/f.parquet");
    otherTables.add(location + "/nested/");
    otherTables.add(location + "_2");
    // Nobody told of this one, but it has metadata.
    write("found/data/f.parquet");
    write("found/metadata/00000-x.metadata.json");
    InMemoryFileIO io = (InMemoryFileIO) table.load().io();
    io.addFile(location + "_2/data/f.parquet", new byte[] {1});

    OrphanPlan plan = planner().plan();

    assertThat(plan.orphans()).isEmpty();
    assertThat(plan.nested()).containsExactlyInAnyOrder(location + "/nested", location + "/found");
  }

  @Test
  void refusesATableThatSharesItsLocation() throws IOException {
    history();
    otherTables.add("s3a://bucket" + table.load().location() + "/");

    assertThatThrownBy(() -> planner().plan())
        .hasMessageContaining("another table is at " + table.load().location() + " too");
  }

  @Test
  void refusesAWindowThatIsTooShort() {
    assertThatThrownBy(() -> new OrphanPolicy(Duration.ofMinutes(59), expired.clock))
        .hasMessage(
            "Cannot remove orphans older than PT59M: writers may take that long to commit, so PT1H"
                + " is the least");
  }

  @Test
  void refusesAStorageThatCannotList() {
    OrphanPlanner planner = new OrphanPlanner(table::load, List::of, policy(), StreamedTable.FILES);

    assertThatThrownBy(planner::plan).hasMessageEndingWith("InMemoryFileIO cannot list files");
  }

  /** Some history, with published and unpublished checkpoints, in which nothing is young. */
  private void history() {
    for (int i = 0; i < 4; i++) {
      expired.upsertAndPublish(i % 2, "v" + i);
    }
    expired.upsert(3, "unpublished");
    expired.clock.pass(Duration.ofDays(1));
  }

  private OrphanPolicy policy() {
    return new OrphanPolicy(WINDOW, expired.clock);
  }

  private OrphanPlanner planner() {
    return new OrphanPlanner(
        () -> listing.wrap(table.load()), () -> otherTables, policy(), StreamedTable.FILES);
  }

  private OrphanResult run(OrphanPlan plan) {
    return new OrphanRunner(
            () -> listing.wrap(table.load()),
            StreamedTable.FILES,
            RemovalProgress.SILENT,
            expired.clock)
        .run(plan);
  }

  private String write(String path) throws IOException {
    Table loaded = table.load();
    String location = loaded.location() + "/" + path;
    try (OutputStream out = loaded.io().newOutputFile(location).create()) {
      out.write(1);
    }
    return location;
  }

  private String sinkManifest(DataFile file) throws IOException {
    Table loaded = table.load();
    String location = loaded.location() + "/metadata/job-operator-00000-0-7-00001.avro";
    ManifestWriter<DataFile> writer =
        ManifestFiles.write(2, loaded.spec(), loaded.io().newOutputFile(location), 0L);
    try (writer) {
      writer.add(file);
    }
    return location;
  }

  private List<String> stored() {
    Table loaded = table.load();
    return StoredFiles.of(loaded, loaded.location() + "/");
  }
}
