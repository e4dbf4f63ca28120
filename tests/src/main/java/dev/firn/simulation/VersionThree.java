package dev.firn.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.ContentFileUtil;

/** Checks what main must be on format version 3 beyond its rows. */
final class VersionThree {
  private final World world;
  private Map<Row, Identity> identities = new HashMap<>();
  private int rewrites;

  VersionThree(World world) {
    this.world = world;
  }

  void check(Table table) {
    checkVectors(table, table.currentSnapshot());
    checkIdentities(table);
  }

  /** With two vectors of one data file no reader can plan. */
  private static void checkVectors(Table table, Snapshot snapshot) {
    Set<String> seen = new HashSet<>();
    for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
      try (ManifestReader<DeleteFile> files =
          ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
        for (DeleteFile file : files) {
          if (ContentFileUtil.isDV(file) && !seen.add(file.referencedDataFile())) {
            throw new Violation("H10: there are two vectors of " + file.referencedDataFile());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Rows that stay are the same rows, unless others have rewritten files. */
  private void checkIdentities(Table table) {
    Map<Row, Identity> now = identities(table);
    if (now.values().stream().map(Identity::rowId).distinct().count() < now.size()) {
      throw new Violation("H27: rows of main share an identity: " + now);
    }
    int rewritesNow = world.tally().getOrDefault("outside rewrites", 0);
    if (rewritesNow == rewrites) {
      identities.forEach((row, identity) -> {
        if (!now.getOrDefault(row, identity).equals(identity)) {
          throw new Violation("H27: " + row + " was " + identity + " and is " + now.get(row));
        }
      });
    }
    identities = now;
    rewrites = rewritesNow;
  }

  private Map<Row, Identity> identities(Table table) {
    Map<Row, Identity> all = new HashMap<>();
    long head = table.currentSnapshot().snapshotId();
    for (FileScanTask task : world.reader.tasks(table, head, Expressions.alwaysTrue())) {
      List<Identity> ofFile = world.identities.read(task.file());
      List<LocatedRow> rows = new ArrayList<>();
      world.reader.read(task, rows);
      rows.forEach(row -> all.put(row.row(), ofFile.get(Math.toIntExact(row.position()))));
    }
    return all;
  }
}
