package dev.firn.tests.quicksight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.tests.LocalLake.CommandResult;
import dev.firn.tests.views.RetailFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, as somebody types it. */
class QuickSightCommandTest {

  private final QuickSightBench bench = new QuickSightBench();
  private RetailFolder retail;
  private String out = "";
  @TempDir private Path folder;

  @BeforeEach
  void declare() throws IOException {
    retail =
        RetailFolder.in(
            folder,
            Map.of(
                "FIRN_QUICKSIGHT_ENDPOINT",
                bench.fake().endpoint(),
                "FIRN_QUICKSIGHT_REGION",
                FakeQuickSight.REGION));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void publishesFindsAndRepairs() throws Exception {
    assertThat(views("publish")).isZero();
    assertThat(out.lines())
        .startsWith(
            "create   folder 'firn-retail': is not there: done",
            "create   data source 'firn-retail-athena': is not there: done",
            "create   channel_trend_monthly: is not there: done");

    assertThat(views("diff")).isZero();
    assertThat(out).isEqualTo("Nothing differs: the target holds the views as declared\n");

    bench.fake().renameByHand(QuickSightBench.DATA_SET, "mine");
    assertThat(views("diff", "--json")).isEqualTo(1);
    JsonNode change = new ObjectMapper().readTree(out).get(0);
    assertThat(change.get("target").asText()).isEqualTo("quicksight");
    assertThat(change.get("view").asText()).isEqualTo("channel_trend_monthly");
    assertThat(change.get("change").asText()).isEqualTo("repair");

    assertThat(views("publish")).isZero();
    assertThat(out)
        .isEqualTo(
            "repair   channel_trend_monthly: was changed by hand: Name is \"mine\" instead of"
                + " \"channel_trend_monthly\": done\n");

    bench.fake().takeCalls();
    assertThat(views("publish")).isZero();
    assertThat(bench.fake().takeWrites()).isEmpty();
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(views("publish", "--dry-run")).isZero();

    assertThat(bench.fake().takeWrites()).isEmpty();
    assertThat(out).startsWith("create   folder 'firn-retail': is not there\n");
  }

  @Test
  void whatFailsIsSaidAndTheExitCodeSaysSo() {
    bench.fake().copies().fail(1);

    assertThat(views("publish")).isEqualTo(1);

    assertThat(out).contains(": failed: Cannot copy the rows of data set '");
  }

  private int views(String... arguments) {
    CommandResult result =
        retail.views(
            Stream.concat(Stream.of(arguments), Stream.of("--target", "quicksight"))
                .toArray(String[]::new));
    out = result.out() + result.err();
    return result.exitCode();
  }
}
