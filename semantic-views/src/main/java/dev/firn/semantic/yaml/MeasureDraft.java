package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;

/**
 * A measure of which only the kind is known.
 *
 * @param value what stands at the key of the kind
 */
record MeasureDraft(String name, MeasureKind kind, YamlSection section, YamlValue value) {}
