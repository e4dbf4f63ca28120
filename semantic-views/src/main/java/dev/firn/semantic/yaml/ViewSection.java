package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.ColumnPath;
import dev.firn.semantic.Dimension;
import dev.firn.semantic.Grain;
import dev.firn.semantic.Measure;
import dev.firn.semantic.Timeline;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one view. */
final class ViewSection {

  private static final Key QUESTION =
      Key.required("question", "text", "The question of the business that it answers");
  private static final Key DESCRIPTION =
      Key.optional("description", "text", "none", "What must be known to read it right");
  private static final Key OWNER =
      Key.optional("owner", "text", "none", "Team that answers for it");
  private static final Key ENTITY = Key.required("entity", "entity", "What is measured");
  private static final Key GRAIN =
      Key.optional(
          "grain",
          "`hour`, `day`, `week`, `month`, `quarter` or `year`",
          "none: all of the time together",
          "Makes it a time series, with a first column of that name, in UTC");
  private static final Key TIME =
      Key.optional("time", "column", "the entity's time", "Says when a row counts");
  private static final Key DIMENSIONS =
      Key.optional("dimensions", "list of dimensions", "none", "By what the measures are split");
  private static final Key MEASURES =
      Key.required("measures", "list of measures", "The numbers, in the order of the columns");

  static final KeyTable KEYS =
      KeyTable.of(
          "views.<view>",
          QUESTION,
          DESCRIPTION,
          OWNER,
          ENTITY,
          GRAIN,
          TIME,
          DIMENSIONS,
          MEASURES,
          MeasuresSection.WHERE);

  private final Map<String, Optional<EntityScope>> entities;
  private final Findings findings;

  ViewSection(Map<String, Optional<EntityScope>> entities, Findings findings) {
    this.entities = entities;
    this.findings = findings;
  }

  /** Nothing if its entity is not known; what else is wrong is reported and left out. */
  Optional<View> read(String name, YamlValue value) {
    YamlSection section = YamlSection.open(value, KEYS);
    Optional<String> entity = section.text(ENTITY);
    if (entity.filter(it -> !entities.containsKey(it)).isPresent()) {
      section
          .value(ENTITY)
          .orElseThrow()
          .report(
              "there is no entity '" + entity.get() + "'",
              Spelling.closest(entity.get(), entities.keySet()));
    }
    return entity
        .flatMap(it -> entities.getOrDefault(it, Optional.empty()))
        .map(scope -> read(name, section, scope));
  }

  private View read(String name, YamlSection section, EntityScope scope) {
    Optional<Timeline> timeline = timeline(section, scope);
    Set<String> taken = new HashSet<>();
    section.choice(GRAIN, Grain.class).map(Grain::label).ifPresent(taken::add);
    List<Dimension> dimensions =
        listed(section, DIMENSIONS, scope.dimensions(), taken, "dimension").values().stream()
            .toList();
    Map<YamlValue, Measure> measures =
        listed(section, MEASURES, scope.measures(), taken, "measure");
    section
        .value(MEASURES)
        .filter(value -> value.isList() && section.items(MEASURES).isEmpty())
        .ifPresent(value -> value.report("has no measure"));
    if (section.value(GRAIN).isEmpty() || timeline.isPresent()) {
      measures.forEach((item, measure) -> checkPeriods(measure, timeline, item));
    }
    return new View(
        name,
        section.text(QUESTION).orElse(""),
        section.text(DESCRIPTION).orElse(""),
        section.text(OWNER),
        scope.entity(),
        timeline,
        dimensions,
        new ArrayList<>(measures.values()),
        ConditionSection.read(section.value(MeasuresSection.WHERE), scope.columns(), findings));
  }

  private static Optional<Timeline> timeline(YamlSection section, EntityScope scope) {
    Optional<Grain> grain = section.choice(GRAIN, Grain.class);
    Optional<YamlValue> own = section.value(TIME);
    Optional<ColumnPath> column =
        own.isPresent()
            ? own.flatMap(value -> EntitySection.time(value, scope.columns()))
            : scope.entity().time();
    if (grain.isEmpty()) {
      own.filter(_ -> section.value(GRAIN).isEmpty()).ifPresent(it -> it.report("needs a grain"));
      return Optional.empty();
    }
    YamlValue place = section.value(GRAIN).orElseThrow();
    if (column.isEmpty()) {
      if (own.isEmpty() && !scope.hasUnreadableTime()) {
        place.report("there is no time to count by: neither the view nor its entity says one");
      }
      return Optional.empty();
    }
    return column
        .filter(it -> DimensionSection.fits(it, grain, place))
        .map(it -> new Timeline(it, grain.get()));
  }

  private static <T> Map<YamlValue, T> listed(
      YamlSection section,
      Key key,
      Map<String, Optional<T>> known,
      Set<String> taken,
      String what) {
    ListedNames<T> names = new ListedNames<>(known, taken, what);
    section.items(key).forEach(names::add);
    return names.found();
  }

  private static void checkPeriods(Measure measure, Optional<Timeline> timeline, YamlValue item) {
    if (measure.needsPeriods() && timeline.isEmpty()) {
      item.report("measure '" + measure.name() + "' is about periods: the view needs a grain");
    }
    Optional<Grain> within = MeasureGrain.within(measure);
    Optional<Grain> grain = timeline.map(Timeline::grain);
    if (within.isPresent() && grain.filter(it -> !it.within(within.get())).isPresent()) {
      item.report(
          "measure '%s' begins anew each %s, and a %s does not lie within one"
              .formatted(measure.name(), within.get().label(), grain.get().label()));
    }
  }
}
