package dev.firn.cli.views;

import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.Placement;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import dev.firn.sql.TrinoAddress;
import dev.firn.target.ViewStore;
import dev.firn.target.ViewsPlan;
import dev.firn.target.ViewsPlanner;
import dev.firn.target.WantedView;
import dev.firn.target.trino.TrinoViewStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The target whose views a command reads or writes. */
final class ViewsTarget {

  @Mixin private ViewsOption views;
  @Mixin private TrinoUrlOption trino;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      defaultValue = "TRINO",
      description = "Only TRINO can be asked; for others, render prints the statements.")
  private Target target;

  /** What is done with the open target. */
  interface Action {
    int on(Opened opened);
  }

  /** A target with what it should hold. */
  record Opened(
      SemanticModel model, List<WantedView> wanted, ViewStore store, Connection connection) {

    /** What differs. */
    ViewsPlan plan() {
      return ViewsPlanner.plan(wanted, store.read());
    }
  }

  /** Reads the declaration, opens the target, and closes it in the end. */
  int with(Action action) {
    if (target != Target.TRINO) {
      throw new ViewsException(
          ViewsException.Code.TARGET_REFUSED,
          "Cannot ask %s: only trino can be asked; firn views render --target %s prints its statements"
              .formatted(target.label(), target.label()));
    }
    SemanticModel model = views.read().model();
    Placement placement = model.placement(target);
    ViewRenderer renderer = new ViewRenderer(placement);
    List<WantedView> wanted =
        model.views().stream().map(view -> new WantedView(renderer.render(view))).toList();
    TrinoAddress address =
        trino.address(placement.catalog(), placement.tableSchema(), views.topology());
    try (Connection connection = address.connect()) {
      return action.on(
          new Opened(model, wanted, new TrinoViewStore(placement, connection), connection));
    } catch (SQLException e) {
      throw new ViewsException(
          ViewsException.Code.TARGET_FAILED, "Cannot close the connection to " + address.url(), e);
    }
  }
}
