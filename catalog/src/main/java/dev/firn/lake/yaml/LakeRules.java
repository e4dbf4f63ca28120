package dev.firn.lake.yaml;

import java.util.List;

/** Everything that is checked beyond the form. */
final class LakeRules {

  static final List<LakeRule> ALL = List.of();

  private LakeRules() {}
}
