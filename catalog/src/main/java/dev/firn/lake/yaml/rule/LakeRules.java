package dev.firn.lake.yaml.rule;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;
import java.util.List;

/** Everything that is checked beyond the form. */
public final class LakeRules {

  private static final List<LakeRule> ALL =
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

  /** Reports everything that is wrong with the lake. */
  public static void check(Lake lake, Findings findings) {
    ALL.forEach(rule -> rule.check(lake, findings));
  }
}
