package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo at its smallest scale, as a user runs it. Without the kills it is run by {@code
 * .ci/run}.
 */
class DemoIT {
  private static final long LIMIT_MINUTES = 15;

  @TempDir Path folder;

  @Test
  void comesOutExactlyRightThoughEveryProcessDiesOnce() throws Exception {
    JsonNode figures = demo("--seed", "7", "--chaos");

    assertExact(figures);
    assertThat(figures.get("kills"))
        .extracting(kill -> kill.get("what").asText())
        .containsExactlyInAnyOrder("flink", "keeper", "kafka", "trino");
  }

  private static void assertExact(JsonNode figures) {
    assertThat(figures.get("oracle_match").asBoolean()).isTrue();
    assertThat(figures.get("rows_main").asLong())
        .isPositive()
        .isEqualTo(figures.get("rows_expected").asLong());
    assertThat(figures.get("dead_letters").asLong())
        .isPositive()
        .isEqualTo(figures.get("malformed_sent").asLong());
    assertThat(figures.get("equality_deletes_on_main").asLong()).isZero();
    assertThat(figures.get("objects").asLong()).isPositive();
    assertThat(figures.get("objects_unencrypted").asLong()).isZero();
    JsonNode reprocess = figures.get("reprocess");
    assertThat(reprocess.get("rows_corrected").asLong()).isPositive();
    assertThat(reprocess.get("rows_wrong").asLong()).isZero();
    assertThat(reprocess.get("oracle_match").asBoolean()).isTrue();
    JsonNode views = figures.get("views");
    assertThat(views.get("published").asInt()).isEqualTo(12);
    assertThat(views.get("answers"))
        .hasSize(2)
        .allMatch(it -> !it.get("answer").asText().isBlank());
    assertThat(views.get("match").asBoolean()).isTrue();
    assertThat(views.get("redshift_statements").asInt()).isEqualTo(12);
    assertThat(views.get("quicksight_objects").asInt()).isEqualTo(14);
    assertThat(figures.get("passed").asBoolean()).isTrue();
  }

  private JsonNode demo(String... options) throws Exception {
    Path json = folder.resolve("demo.json");
    List<String> args =
        new ArrayList<>(List.of("demo", "--scale", "0.01", "--rate", "8000", "--debug"));
    args.addAll(List.of("--dir", folder.resolve("demo").toString(), "--json", json.toString()));
    args.addAll(List.of(options));

    FirnProcess demo = FirnProcess.start(folder, Map.of(), args.toArray(String[]::new));
    boolean ended = demo.process().waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
    demo.process().destroy();

    assertThat(ended).as(demo.printed()).isTrue();
    assertThat(demo.process().exitValue()).as(demo.printed()).isZero();
    return new ObjectMapper().readTree(json.toFile());
  }
}
