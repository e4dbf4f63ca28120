package dev.firn.orphan;

import dev.firn.lake.CorrectionNames;
import java.util.List;
import org.apache.iceberg.Table;

/**
 * The folders where files of open corrections wait to be adopted: for a computation that takes
 * longer than any window.
 */
final class StagedForCorrections {
  private final List<TableLocation> folders;

  private StagedForCorrections(List<TableLocation> folders) {
    this.folders = folders;
  }

  /** Those of the corrections that were open when the table was loaded. */
  static StagedForCorrections of(Table table) {
    return new StagedForCorrections(
        table.properties().keySet().stream()
            .flatMap(property -> CorrectionNames.ofProperty(property).stream())
            .map(name -> TableLocation.of(CorrectionNames.staging(table.location(), name)))
            .toList());
  }

  boolean contains(String location) {
    return folders.stream().anyMatch(folder -> folder.relative(location).isPresent());
  }
}
