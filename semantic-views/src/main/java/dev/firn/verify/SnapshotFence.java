package dev.firn.verify;

import static dev.firn.render.RenderedView.literal;
import static dev.firn.render.RenderedView.quoted;

import dev.firn.semantic.Placement;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes sure that the tables of a view stayed as they were while it was evaluated. */
public record SnapshotFence(Placement placement, Connection trino) {

  private static final int ATTEMPTS = 5;

  /**
   * Evaluates until all tables were at one snapshot from the beginning to the end.
   *
   * @throws ViewsException if they never were
   */
  public <T> T hold(View view, Supplier<T> evaluation) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Map<String, String> before = snapshots(view);
      T result = evaluation.get();
      if (snapshots(view).equals(before)) {
        return result;
      }
    }
    throw new ViewsException(
        Code.TARGET_FAILED,
        "Cannot compare view '%s': its tables changed during each of %d evaluations"
            .formatted(view.name(), ATTEMPTS));
  }

  private Map<String, String> snapshots(View view) {
    Map<String, String> snapshots = new TreeMap<>();
    view.tables().forEach(table -> snapshots.put(table, snapshot(table)));
    return snapshots;
  }

  private String snapshot(String table) {
    String sql =
        "SELECT CAST(snapshot_id AS varchar) FROM %s.%s.%s WHERE name = %s"
            .formatted(
                quoted(placement.catalog()),
                quoted(placement.tableSchema()),
                quoted(table + "$refs"),
                literal("main"));
    try (Statement statement = trino.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    } catch (SQLException e) {
      throw new ViewsException(
          Code.TARGET_FAILED,
          "Cannot read the snapshot of table '%s': %s".formatted(table, e.getMessage()),
          e);
    }
  }
}
