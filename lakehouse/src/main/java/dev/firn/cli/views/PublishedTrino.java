package dev.firn.cli.views;

import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.semantic.Placement;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import dev.firn.sql.TrinoAddress;
import dev.firn.target.WantedView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Mixin;

/** The views that Trino holds, for commands that evaluate them. */
final class PublishedTrino {

  @Mixin private ViewsOption views;
  @Mixin private TrinoUrlOption trino;

  /** What is done with the open Trino. */
  interface Action {
    int on(Opened opened);
  }

  /** A connection, and what should be there. */
  record Opened(ViewsOption.Declared declared, Connection connection) {

    SemanticModel model() {
      return declared.model();
    }

    /** What Trino should hold. */
    List<WantedView> wanted() {
      return declared.wanted(Target.TRINO);
    }
  }

  /** Reads the declaration, opens Trino, and closes it in the end. */
  int with(Action action) {
    ViewsOption.Declared declared = views.read();
    Placement placement = declared.model().placement(Target.TRINO);
    TrinoAddress address =
        trino.address(placement.catalog(), placement.tableSchema(), views.topology());
    try (Connection connection = address.connect()) {
      return action.on(new Opened(declared, connection));
    } catch (SQLException e) {
      throw new ViewsException(
          ViewsException.Code.TARGET_FAILED, "Cannot close the connection to " + address.url(), e);
    }
  }
}
