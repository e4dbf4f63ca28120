package dev.firn.expire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.CatalogKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryTest {

  @ParameterizedTest
  @EnumSource(CatalogKind.class)
  void expiresWhatWasPublishedAndLeavesNoFileBehind(CatalogKind kind) throws Exception {
    ExpiredTable expired = new ExpiredTable(kind.create());
    for (int i = 0; i < 6; i++) {
      expired.upsertAndPublish(i % 2, "v" + i);
    }
    expired.clock.pass(Duration.ofMinutes(11));

    ExpiryResult first = expired.expire();

    // The root, four of six publications, and all six snapshots of the lane.
    assertThat(first.snapshots()).isEqualTo(11);
    assertThat(first.files().total()).isZero();
    assertThat(first.pending()).isEqualTo(1);
    assertThat(expired.snapshots()).hasSize(2);
    expired.clock.pass(ExpiredTable.FILE_GRACE);
    ExpiryResult second = expired.expire();
    assertThat(second.troubles()).isEmpty();
    assertThat(second.files().failed()).isZero();
    assertThat(second.files().deleteFiles()).isEqualTo(6);
    assertThat(second.files().manifestLists()).isEqualTo(11);
    assertThat(second.pending()).isZero();
    assertThat(expired.table.rows()).containsExactly("0=v4", "1=v5");
    assertThat(expired.table.committedCheckpoint("job", "operator")).isEqualTo(6);
    expired.assertAllReadable();
    assertThat(expired.files()).containsExactlyInAnyOrderElementsOf(reachable(expired));
    assertThat(expired.plan().isEmpty()).isTrue();
  }

  /** An independent view of what a table needs. */
  static Set<String> reachable(ExpiredTable expired) throws Exception {
    Table table = expired.table.load();
    TableOperations operations = ((HasTableOperations) table).operations();
    FileIO io = table.io();
    Set<String> files = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      files.add(snapshot.manifestListLocation());
      for (var manifest : snapshot.allManifests(io)) {
        files.add(manifest.path());
        try (var paths = ManifestFiles.readPaths(manifest, io, operations.current().specsById())) {
          paths.forEach(files::add);
        }
      }
    }
    for (PendingExpiry pending : PendingExpiry.of(table.properties())) {
      files.add(operations.metadataFileLocation(pending.journal()));
    }
    return files;
  }
}
