package dev.firn.publish;

import dev.firn.index.PositionMap;
import dev.firn.index.RewrittenFile;
import dev.firn.publish.delete.UnusedFiles;
import dev.firn.publish.replace.FileReplacement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was rewritten for one publication, and may have to be taken back. */
final class RewrittenFiles {
  static final RewrittenFiles NONE = new RewrittenFiles(List.of());

  private static final Logger LOG = LoggerFactory.getLogger(RewrittenFiles.class);

  private final List<FileReplacement> replacements;
  private final Map<String, Integer> replacementByOld = new HashMap<>();

  private RewrittenFiles(List<FileReplacement> replacements) {
    this.replacements = List.copyOf(replacements);
    for (int i = 0; i < replacements.size(); i++) {
      for (FileReplacement.Replaced old : replacements.get(i).replaced()) {
        replacementByOld.put(old.file().location(), i);
      }
    }
  }

  /** Rewrites; what cannot be rewritten now is published as it is, and left to compaction. */
  static RewrittenFiles rewrite(Table table, PublicationPlan plan, Consolidation consolidation) {
    List<Consolidation.File> files = files(plan);
    List<FileReplacement> replacements;
    try {
      replacements = consolidation.rewrite(table, files);
    } catch (RuntimeException e) {
      LOG.warn("{}: publishing files as they are: {}", table.name(), e.toString());
      return NONE;
    }
    RewrittenFiles rewritten = new RewrittenFiles(replacements);
    Optional<String> fault = fault(files, replacements);
    if (fault.isPresent()) {
      LOG.error("{}: publishing files as they are: {}", table.name(), fault.get());
      rewritten.takeBack(table);
      return NONE;
    }
    return rewritten;
  }

  private static List<Consolidation.File> files(PublicationPlan plan) {
    Stream<Consolidation.File> coming =
        plan.newFiles().stream()
            .map(
                file -> new Consolidation.File(file.file(), file.laneDeletes(), file.dead(), true));
    Stream<Consolidation.File> losing =
        plan.touchedFiles().stream()
            .filter(touched -> !touched.isAllDead())
            .map(touched ->
                new Consolidation.File(
                    touched.file().file(), touched.file().deletes(), touched.file().dead(), false));
    return Stream.concat(coming, losing).toList();
  }

  /** Whatever a rewrite does, as many rows as lived must live on, each of a file that was told. */
  private static Optional<String> fault(
      List<Consolidation.File> told, List<FileReplacement> replacements) {
    Map<String, RoaringBitmap> dead =
        told.stream()
            .collect(Collectors.toMap(file -> file.file().location(), Consolidation.File::dead));
    for (FileReplacement replacement : replacements) {
      long live = 0;
      for (FileReplacement.Replaced old : replacement.replaced()) {
        if (!old.dead().equals(dead.remove(old.file().location()))) {
          return Optional.of(old.file().location() + " was not to be rewritten like that");
        }
        live += old.file().recordCount() - old.dead().getLongCardinality();
      }
      long rows = replacement.added().stream().mapToLong(DataFile::recordCount).sum();
      if (rows != live) {
        return Optional.of(live + " live rows became " + rows);
      }
    }
    return Optional.empty();
  }

  boolean isEmpty() {
    return replacements.isEmpty();
  }

  /** Whether that data file was rewritten. */
  boolean holds(String location) {
    return replacementByOld.containsKey(location);
  }

  /** Locations of the files that were rewritten. */
  Set<String> oldLocations() {
    return new HashSet<>(replacementByOld.keySet());
  }

  /** Compressed bytes of the files that were rewritten. */
  long oldBytes() {
    return replacements.stream()
        .flatMap(replacement -> replacement.replaced().stream())
        .mapToLong(old -> old.file().fileSizeInBytes())
        .sum();
  }

  /** The new files, in the order in which {@link #positions} counts them. */
  List<DataFile> added() {
    return replacements.stream().flatMap(replacement -> replacement.added().stream()).toList();
  }

  /** The new files, none of whose rows is dead. */
  List<RewrittenFile> toIndex() {
    return added().stream()
        .map(file -> new RewrittenFile(file, List.of(), new RoaringBitmap()))
        .toList();
  }

  /** Where each live row went. */
  PositionMap positions() {
    int[] first = new int[replacements.size()];
    for (int i = 1; i < first.length; i++) {
      first[i] = first[i - 1] + replacements.get(i - 1).added().size();
    }
    return (location, moves) -> {
      int replacement = replacementByOld.getOrDefault(location, -1);
      if (replacement < 0) {
        throw new IllegalArgumentException(
            "Cannot find rows of " + location + ": it was not rewritten");
      }
      replacements
          .get(replacement)
          .positions()
          .forEach(
              location,
              (position, newFile, newPosition) ->
                  moves.moved(position, first[replacement] + newFile, newPosition));
    };
  }

  /** Deletes the new files, which no snapshot names. */
  void takeBack(Table table) {
    UnusedFiles.delete(table, added().stream().map(DataFile::location).toList());
  }
}
