package dev.firn.probe;

import dev.firn.lake.Lake;
import dev.firn.local.site.LocalSite;
import dev.firn.sql.TrinoAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks Trino over JDBC, again and again while it is away. Every statement has a connection of its
 * own, so that any number of threads may ask.
 */
public final class Queries {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Trino's codes below this one say that the statement itself is wrong. */
  private static final int FIRST_CODE_OF_OTHERS = 0x1_0000;

  private final TrinoAddress address;
  private final Duration patience;

  /**
   * Asks as somebody.
   *
   * @param patience how long Trino may be away
   */
  public Queries(TrinoAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  /** Asks the Trino of a local topology. */
  public static Queries of(LocalSite site, Lake lake) {
    return new Queries(
        new TrinoAddress(site.trinoUrl(), "lake", lake.catalog().database(), "firn"),
        Duration.ofMinutes(3));
  }

  /**
   * All rows of a result.
   *
   * @throws ProbeException if the statement is wrong, or Trino does not answer in time
   */
  public List<Row> rows(String sql) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return attempt(sql);
      } catch (SQLException e) {
        if (isWrong(e) || System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw new ProbeException("Cannot query Trino: " + e.getMessage(), e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** The only row of a result. */
  public Row row(String sql) {
    return rows(sql).getFirst();
  }

  /** Runs a statement that returns no rows of interest. */
  public void run(String sql) {
    rows(sql);
  }

  /**
   * Runs a statement that is not to be repeated, such as one that may have done its work before it
   * failed.
   *
   * @throws ProbeException if it fails, for any reason
   */
  public void once(String sql) {
    try {
      attempt(sql);
    } catch (SQLException e) {
      throw new ProbeException("Cannot run a statement on Trino: " + e.getMessage(), e);
    }
  }

  private static boolean isWrong(SQLException problem) {
    return problem.getErrorCode() > 0 && problem.getErrorCode() < FIRST_CODE_OF_OTHERS;
  }

  private List<Row> attempt(String sql) throws SQLException {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return List.of();
      }
      ResultSet result = statement.getResultSet();
      List<Row> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(read(result));
      }
      return rows;
    }
  }

  private static Row read(ResultSet result) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      values.add(result.getObject(i));
    }
    return new Row(values);
  }

  /** One row of a result. */
  public record Row(List<@Nullable Object> values) {

    /** A whole number; 0 for null, which sums of nothing are. */
    public long number(int column) {
      Object value = values.get(column);
      return value == null ? 0 : ((Number) value).longValue();
    }

    /** A value as text. */
    public String text(int column) {
      return String.valueOf(values.get(column));
    }
  }
}
