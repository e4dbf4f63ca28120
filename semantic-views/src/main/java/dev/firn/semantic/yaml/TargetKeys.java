package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.Optional;

/** Keys that several targets have, and how they are read. */
final class TargetKeys {

  static final Key REGION =
      Key.optional("region", "AWS region", "the lake's region", "Where the service runs");
  static final Key ENDPOINT =
      Key.optional(
          "endpoint", "URL", "the region's own", "Another address of the service, as in tests");

  private TargetKeys() {}

  static String text(Optional<YamlSection> section, Key key, String otherwise) {
    return section.flatMap(it -> it.text(key)).orElse(otherwise);
  }

  /** A name that the target folds to lower case, so it must be written so. */
  static String name(Optional<YamlSection> section, Key key, String otherwise, Names names) {
    section
        .flatMap(it -> it.text(key))
        .ifPresent(
            name -> section.flatMap(it -> it.value(key)).ifPresent(it -> names.check(name, it)));
    return text(section, key, otherwise);
  }

  /** Reports a schema of views that is something else already. */
  static void apart(
      Optional<YamlSection> section, Key key, String name, String taken, String what) {
    if (name.equals(taken)) {
      section
          .flatMap(it -> it.value(key))
          .ifPresent(it -> it.report("'" + name + "' holds " + what + ": views need their own"));
    }
  }

  static void report(Optional<YamlSection> section, Key key, String reason) {
    section.flatMap(it -> it.value(key)).ifPresent((YamlValue it) -> it.report(reason));
  }
}
