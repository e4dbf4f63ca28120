package dev.firn.keeper;

import dev.firn.publish.LanePublisher;
import dev.firn.upkeep.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.iceberg.Table;

/** The tasks of a table beside publishing, as its policies have them. */
final class Upkeeps {
  private Upkeeps() {}

  static List<Upkeep> of(
      KeptTable kept,
      KeeperConfig config,
      LanePublisher publisher,
      Supplier<Table> fresh,
      KeeperThreads threads) {
    List<Upkeep> tasks = new ArrayList<>();
    return tasks;
  }
}
