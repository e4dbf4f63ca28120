package dev.firn.semantic.yaml;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole {@code views.yaml}. */
final class ModelSection {

  private static final Key TARGETS =
      Key.optional("targets", "mapping", "see below", "Where the views of each engine go");
  private static final Key ENTITIES =
      Key.required(
          "entities",
          "mapping of names to entities",
          "What the rows of tables are about, and what can be asked of them");
  private static final Key VIEWS =
      Key.required("views", "mapping of names to views", "What is published");

  static final KeyTable KEYS = KeyTable.of("", TARGETS, ENTITIES, VIEWS);

  private final Lake lake;
  private final Findings findings;
  private final Names names;

  ModelSection(Lake lake, Findings findings) {
    this.lake = lake;
    this.findings = findings;
    this.names = new Names(findings);
  }

  SemanticModel read(YamlValue root) {
    YamlSection section = YamlSection.open(root, KEYS);
    TargetSection.Targets targets = new TargetSection(lake, names).read(section.value(TARGETS));
    Map<String, Optional<EntityScope>> entities = entities(section.entries(ENTITIES));
    return new SemanticModel(
        targets.placements(),
        targets.settings(),
        entities.values().stream().flatMap(Optional::stream).map(EntityScope::entity).toList(),
        views(section.entries(VIEWS), entities));
  }

  private Map<String, Optional<EntityScope>> entities(Map<String, YamlValue> values) {
    Map<String, Optional<EntityHead>> heads = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      names.check(name, value);
      heads.put(name, EntityHead.read(name, value, lake, findings));
    });
    EntitySection section = new EntitySection(heads, findings, names);
    Map<String, Optional<EntityScope>> entities = new LinkedHashMap<>();
    heads.forEach((name, head) -> entities.put(name, head.map(section::read)));
    return entities;
  }

  private List<View> views(
      Map<String, YamlValue> values, Map<String, Optional<EntityScope>> entities) {
    ViewSection section = new ViewSection(entities, findings);
    List<View> views = new ArrayList<>();
    values.forEach((name, value) -> {
      names.check(name, value);
      section.read(name, value).ifPresent(views::add);
    });
    return views;
  }
}
