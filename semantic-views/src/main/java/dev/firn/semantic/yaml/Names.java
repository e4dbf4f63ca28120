package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Findings;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.Grain;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that every target takes as they are; Athena and Redshift fold names to lower case. */
record Names(Findings findings) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** What Redshift takes, the shortest of all. */
  private static final int MAX_LENGTH = 127;

  /** A name that becomes a column of views, beside those of the grains and the other names. */
  void checkColumn(String name, YamlValue value, Set<String> others) {
    check(name, value);
    if (Arrays.stream(Grain.values()).anyMatch(grain -> grain.label().equals(name))) {
      findings.report(value.path(), "'" + name + "' is the name of a grain");
    } else if (others.contains(name)) {
      findings.report(value.path(), "'" + name + "' is the name of a dimension already");
    }
  }

  void check(String name, YamlValue value) {
    if (!NAME.matcher(name).matches()) {
      findings.report(
          value.path(),
          "the name must begin with a lower-case letter and have only a-z, 0-9 and _, not '%s'"
              .formatted(name));
    } else if (name.length() > MAX_LENGTH) {
      findings.report(
          value.path(),
          "the name has %d characters, at most %d are read".formatted(name.length(), MAX_LENGTH));
    }
  }
}
