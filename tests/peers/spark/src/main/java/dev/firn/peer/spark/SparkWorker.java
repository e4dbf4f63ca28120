package dev.firn.peer.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.SparkSession;

/**
 * Compacts tables by Iceberg's procedure {@code rewrite_data_files}, on a Spark inside this
 * process, as it is told: it answers each line of its input, {@code compact TABLE} or anything
 * else, with one that begins with {@code done:}.
 *
 * <p>Arguments: the warehouse, the database, the target size of files in bytes. The endpoints come
 * from the AWS SDK's own variables {@code AWS_ENDPOINT_URL_GLUE} and {@code AWS_ENDPOINT_URL_S3}.
 */
public final class SparkWorker {
  private final SparkSession spark;
  private final String database;
  private final long targetFileBytes;

  private SparkWorker(SparkSession spark, String database, long targetFileBytes) {
    this.spark = spark;
    this.database = database;
    this.targetFileBytes = targetFileBytes;
  }

  /** Answers each line. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    try (SparkSession spark = LakeSession.open(arguments[0])) {
      new SparkWorker(spark, arguments[1], Long.parseLong(arguments[2])).serve(answers);
    }
  }

  private void serve(PrintStream answers) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("compact ")) {
        compact(line.substring("compact ".length()));
      }
      answers.println("done: Spark " + spark.version());
    }
  }

  private void compact(String table) {
    spark
        .sql(
            "CALL lake.system.rewrite_data_files(table => '%s.%s', options => map('target-file-size-bytes', '%d'))"
                .formatted(database, table, targetFileBytes))
        .collectAsList();
  }
}
