package dev.firn.cli.views;

import dev.firn.cli.option.TopologyOption;
import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Target;
import dev.firn.target.StoreTarget;
import dev.firn.target.trino.TrinoViewStore;
import java.sql.Connection;
import java.util.List;

/** Opens Trino. */
final class TrinoTarget {

  private TrinoTarget() {}

  static OpenTarget open(
      ViewsOption.Declared declared, TrinoUrlOption option, TopologyOption topology) {
    Placement placement = declared.model().placement(Target.TRINO);
    Connection connection =
        option.address(placement.catalog(), placement.tableSchema(), topology).connect();
    StoreTarget target =
        new StoreTarget(
            Target.TRINO.label(),
            declared.wanted(Target.TRINO),
            List.of(),
            new TrinoViewStore(placement, connection));
    return new OpenTarget(target, List.of(connection));
  }
}
