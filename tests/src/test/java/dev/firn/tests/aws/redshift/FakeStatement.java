package dev.firn.tests.aws.redshift;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or several in one transaction, on its way.
 *
 * <pre>SUBMITTED -> PICKED -> STARTED -> FINISHED or FAILED</pre>
 *
 * It does something only on its last step.
 */
final class FakeStatement {

  private static final List<String> STATES = List.of("SUBMITTED", "PICKED", "STARTED");

  final String id;
  final List<String> sqls;
  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private int steps;
  private boolean ended;
  private boolean hasRows;
  private @Nullable String error;

  FakeStatement(String id, List<String> sqls) {
    this.id = id;
    this.sqls = List.copyOf(sqls);
  }

  /** What runs it: gives its rows, or nothing if it has none. */
  interface Engine {
    @Nullable List<List<@Nullable String>> run(FakeStatement statement) throws SQLException;
  }

  /** Takes it one state further. */
  void step(Engine engine) {
    if (!ended && ++steps == STATES.size()) {
      ended = true;
      try {
        List<List<@Nullable String>> found = engine.run(this);
        hasRows = found != null;
        rows.addAll(found == null ? List.of() : found);
      } catch (SQLException | IllegalArgumentException e) {
        error = String.valueOf(e.getMessage());
      }
    }
  }

  boolean ended() {
    return ended;
  }

  String status() {
    if (!ended) {
      return STATES.get(steps);
    }
    return error == null ? "FINISHED" : "FAILED";
  }

  @Nullable String error() {
    return error;
  }

  boolean hasRows() {
    return hasRows;
  }

  List<List<@Nullable String>> rows() {
    return rows;
  }
}
