package dev.firn.sql;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** Turns what the driver throws into one line. */
final class SqlProblems {
  private SqlProblems() {}

  static SqlException explain(String statement, TrinoAddress address, SQLException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return new SqlException(
            "Cannot reach Trino at %s: %s; './firn status' tells what runs, --dir names another local topology, --url another Trino"
                .formatted(address.url(), oneLine(cause)),
            cause);
      }
    }
    return new SqlException("Cannot run %s: %s".formatted(statement, oneLine(problem)), problem);
  }

  private static String oneLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
