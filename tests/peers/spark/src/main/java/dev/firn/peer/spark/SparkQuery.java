package dev.firn.peer.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs one query over the lake's tables, catalog {@code lake}, on a Spark inside this process, and
 * prints each row as one line of tab-separated values after the prefix {@code row:}.
 *
 * <p>Arguments: the query, then the warehouse. The endpoints come from the AWS SDK's own variables
 * {@code AWS_ENDPOINT_URL_GLUE} and {@code AWS_ENDPOINT_URL_S3}.
 */
public final class SparkQuery {
  private SparkQuery() {}

  /** Runs the query. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = LakeSession.open(arguments[1])) {
      for (Row row : spark.sql(arguments[0]).collectAsList()) {
        print(System.out, row);
      }
    }
  }

  private static void print(PrintStream out, Row row) {
    String values =
        IntStream.range(0, row.length())
            .mapToObj(i -> String.valueOf(row.get(i)))
            .collect(Collectors.joining("\t"));
    out.println("row:" + values);
  }
}
