package dev.firn.orphan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.io.FileInfo;

/**
 * One pass over all files below a table's location, which keeps only what may be an orphan: old,
 * not named by the table as it was before the pass, not in another table.
 */
final class Listing {
  private final TableLocation location;
  private final TableFiles namedBefore;
  private final long youngSinceMillis;
  private final int maxSuspects;
  private final Map<String, TableLocation> nested = new LinkedHashMap<>();
  private final List<Orphan> suspects = new ArrayList<>();
  private final List<String> sinkManifests = new ArrayList<>();
  private long listed;
  private long young;
  private boolean complete = true;

  Listing(
      TableLocation location,
      List<TableLocation> otherTables,
      TableFiles namedBefore,
      long youngSinceMillis,
      int maxSuspects) {
    this.location = location;
    this.namedBefore = namedBefore;
    this.youngSinceMillis = youngSinceMillis;
    this.maxSuspects = maxSuspects;
    otherTables.stream().filter(location::contains).forEach(it -> nested.put(it.folder(), it));
  }

  void take(FileInfo file) {
    Optional<String> path = location.relative(file.location());
    if (path.isEmpty()) {
      return;
    }
    listed++;
    location.otherTableOf(path.get()).ifPresent(it -> nested.putIfAbsent(it.folder(), it));
    boolean isYoung = file.createdAtMillis() >= youngSinceMillis;
    if (isYoung) {
      young++;
      if (SinkManifests.isOne(path.get()) && !namedBefore.contains(file.location())) {
        sinkManifests.add(file.location());
      }
    } else if (!namedBefore.contains(file.location())) {
      suspect(new Orphan(file.location(), file.size()));
    }
  }

  /** The suspects that are not in another table's folder. */
  List<Orphan> suspects() {
    suspects.removeIf(it -> nested.values().stream().anyMatch(table -> isIn(table, it)));
    return suspects;
  }

  /** Manifests of a sink that names files which it has not committed. */
  List<String> sinkManifests() {
    return sinkManifests;
  }

  List<String> nested() {
    return List.copyOf(nested.keySet());
  }

  long listed() {
    return listed;
  }

  long young() {
    return young;
  }

  boolean isComplete() {
    return complete;
  }

  private void suspect(Orphan orphan) {
    if (suspects.size() < maxSuspects) {
      suspects.add(orphan);
    } else {
      complete = false;
    }
  }

  private static boolean isIn(TableLocation table, Orphan orphan) {
    return table.relative(orphan.location()).isPresent();
  }
}
