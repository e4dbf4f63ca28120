package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Calculation;
import dev.firn.semantic.Measure;
import dev.firn.semantic.MeasureFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the measures of an entity, those first that others are made of. */
final class MeasuresSection {

  private static final Key DESCRIPTION =
      Key.required("description", "text", "What the number means, with its unit");
  private static final Key FORMAT =
      Key.optional(
          "format", "`number`, `count`, `money` or `percent`", "`number`", "How a report shows it");
  static final Key WHERE =
      Key.optional(
          "where",
          "mapping of columns to conditions",
          "all rows",
          "The rows that count; see below");
  static final Key TOLERANCE =
      Key.optional(
          "tolerance",
          "share, from 6% to 50%",
          "exact",
          "For `count-distinct`: makes it an estimate, and says how far two engines may be apart");

  static final KeyTable KEYS = new KeyTable("entities.<entity>.measures.<measure>", keys());

  private final ColumnLookup columns;
  private final Findings findings;

  MeasuresSection(ColumnLookup columns, Findings findings) {
    this.columns = columns;
    this.findings = findings;
  }

  /** The measures by name, in the order of the declaration; empty what could not be read. */
  Map<String, Optional<Measure>> read(Map<String, YamlValue> values) {
    Map<String, MeasureDraft> drafts = new LinkedHashMap<>();
    values.forEach((name, value) -> draft(name, value).ifPresent(it -> drafts.put(name, it)));
    Map<String, Optional<Measure>> measures = new LinkedHashMap<>();
    values.keySet().forEach(name -> measures.put(name, Optional.empty()));
    MeasureParts parts = new MeasureParts(drafts, measures);
    ranks(drafts)
        .forEach(rank ->
            drafts.values().stream()
                .filter(draft -> draft.kind().rank() == rank)
                .forEach(draft -> measures.put(draft.name(), measure(draft, parts))));
    return measures;
  }

  private static Iterable<Integer> ranks(Map<String, MeasureDraft> drafts) {
    TreeSet<Integer> ranks = new TreeSet<>();
    drafts.values().forEach(draft -> ranks.add(draft.kind().rank()));
    return ranks;
  }

  private Optional<MeasureDraft> draft(String name, YamlValue value) {
    YamlSection section = YamlSection.open(value, KEYS);
    List<MeasureKind> kinds =
        Arrays.stream(MeasureKind.values())
            .filter(kind -> section.value(kind.key()).isPresent())
            .toList();
    if (kinds.size() == 1) {
      MeasureKind kind = kinds.getFirst();
      return Optional.of(
          new MeasureDraft(name, kind, section, section.value(kind.key()).orElseThrow()));
    }
    findings.report(
        value.path(),
        kinds.isEmpty()
            ? "says not how it is calculated: by one of " + names(List.of(MeasureKind.values()))
            : "is calculated in more than one way: by " + names(kinds));
    return Optional.empty();
  }

  private Optional<Measure> measure(MeasureDraft draft, MeasureParts parts) {
    YamlSection section = draft.section();
    MeasureFormat format = section.choice(FORMAT, MeasureFormat.class).orElse(MeasureFormat.NUMBER);
    String description = section.text(DESCRIPTION).orElse("");
    refuseOutOfPlace(draft);
    Optional<Calculation> calculation =
        draft.kind().rank() == 0
            ? new AggregateSection(columns)
                .read(draft)
                .map(it ->
                    new Calculation.Aggregated(
                        it, ConditionSection.read(section.value(WHERE), columns, findings)))
            : DerivedSection.read(draft, parts);
    return calculation.map(it -> new Measure(draft.name(), description, format, it));
  }

  private static void refuseOutOfPlace(MeasureDraft draft) {
    if (draft.kind().rank() > 0) {
      draft
          .section()
          .value(WHERE)
          .ifPresent(it -> it.report("belongs to the measures that this one is made of"));
    }
    if (draft.kind() != MeasureKind.COUNT_DISTINCT) {
      draft
          .section()
          .value(TOLERANCE)
          .ifPresent(it -> it.report("is for count-distinct: all else is exact"));
    }
  }

  private static String names(List<MeasureKind> kinds) {
    return String.join(", ", kinds.stream().map(kind -> kind.key().name()).toList());
  }

  private static List<Key> keys() {
    List<Key> keys = new ArrayList<>(List.of(DESCRIPTION, FORMAT));
    Stream.of(MeasureKind.values()).map(MeasureKind::key).forEach(keys::add);
    keys.addAll(List.of(TOLERANCE, WHERE));
    return keys;
  }
}
