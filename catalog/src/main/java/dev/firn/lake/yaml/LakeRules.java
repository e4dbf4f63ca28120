package dev.firn.lake.yaml;

import java.util.List;

/** Everything that is checked beyond the form. */
final class LakeRules {

  static final List<LakeRule> ALL =
      List.of(
          new NameRule(),
          new StorageRule(),
          new ColumnsRule(),
          new CommentRule(),
          new KeyRule(),
          new VersionRule(),
          new PartitionRule(),
          new PartitionNameRule(),
          new SortRule(),
          new FormatRule(),
          new ReaderTypeRule(),
          new PropertyRule(),
          new UpkeepRule(),
          new CheckRule(),
          new StreamRule(),
          new DeadLetterRule());

  private LakeRules() {}
}
