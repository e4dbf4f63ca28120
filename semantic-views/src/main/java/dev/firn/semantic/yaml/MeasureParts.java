package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the measures that a measure is made of.
 *
 * @param measures as far as they are read
 */
record MeasureParts(Map<String, MeasureDraft> drafts, Map<String, Optional<Measure>> measures) {

  /** The measure that a value names; one that cannot be a part is reported. */
  Optional<Measure> find(YamlValue value, MeasureKind of) {
    return value.text().flatMap(name -> find(name, value, of));
  }

  private Optional<Measure> find(String name, YamlValue value, MeasureKind of) {
    if (!measures.containsKey(name)) {
      List<String> names =
          drafts.values().stream()
              .filter(draft -> draft.kind().rank() < of.rank())
              .map(MeasureDraft::name)
              .toList();
      value.report("there is no measure '" + name + "'", Spelling.closest(name, names));
      return Optional.empty();
    }
    MeasureDraft draft = drafts.get(name);
    if (draft != null && draft.kind().rank() >= of.rank()) {
      value.report(
          "measure '%s' is a %s: a %s cannot be made of it"
              .formatted(name, draft.kind().key().name(), of.key().name()));
      return Optional.empty();
    }
    return measures.getOrDefault(name, Optional.empty());
  }
}
