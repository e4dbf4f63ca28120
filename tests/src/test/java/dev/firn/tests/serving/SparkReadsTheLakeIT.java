package dev.firn.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.tests.LocalLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** An engine that Firn does not ship reads the same rows: Spark, which {@code -Ppeers} fetches. */
@EnabledIf(
    value = "sparkIsBuilt",
    disabledReason = "Spark is not built: run with -Ppeers to have it read the lake")
class SparkReadsTheLakeIT {
  private static final Path SPARK =
      Path.of(System.getProperty("firn.home"), "tests", "peers", "spark", "target");
  private static final List<String> OPENED =
      List.of("lang", "lang.invoke", "io", "net", "nio", "util", "util.concurrent");

  static boolean sparkIsBuilt() {
    return Files.isDirectory(SPARK.resolve("lib"));
  }

  @Test
  void countsWhatTrinoCounts() throws IOException, InterruptedException {
    LocalLake lake = LocalLake.shared();
    String query = "SELECT channel, count(*), sum(net_paid) FROM %s GROUP BY channel ORDER BY 1";
    SalesOnMain.await(lake);

    List<String> spark = spark(lake, query.formatted("lake.retail.sales"));
    String trino = lake.firn("sql", "--format", "csv", query.formatted("sales")).out();

    assertThat(spark).isNotEmpty();
    assertThat(spark).isEqualTo(trino.lines().skip(1).map(row -> row.replace(",", "\t")).toList());
  }

  private static List<String> spark(LocalLake lake, String query)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("spark", ".log");
    ProcessBuilder builder = new ProcessBuilder(command(query, lake.lake().warehouse()));
    builder.environment().putAll(lake.site().endpoints());
    builder.environment().put("AWS_ENDPOINT_URL_S3", lake.site().s3Endpoint());
    builder.environment().put("AWS_ENDPOINT_URL_GLUE", lake.site().glueEndpoint());
    Process process = builder.redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> "exit code; see " + errors).isZero();
    return out.lines()
        .filter(line -> line.startsWith("row:"))
        .map(line -> line.substring("row:".length()))
        .toList();
  }

  private static List<String> command(String query, String warehouse) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Stream<String> opens =
        OPENED.stream().map(name -> "--add-opens=java.base/java." + name + "=ALL-UNNAMED");
    Stream<String> flags =
        Stream.of(
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            // Without it Arrow finds no way to direct memory on a new JDK.
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Xmx1g",
            "-cp");
    Stream<String> program =
        Stream.of(
            SPARK + "/*:" + SPARK + "/lib/*", "dev.firn.peer.spark.SparkQuery", query, warehouse);
    return Stream.of(Stream.of(java), opens, flags, program).flatMap(part -> part).toList();
  }
}
