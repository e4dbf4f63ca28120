package dev.firn.tests.quicksight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.cli.Firn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, as somebody types it. */
class QuickSightCommandTest {

  private static final Path RETAIL = Path.of("../lakehouse/examples/retail");

  private final QuickSightBench bench = new QuickSightBench();
  private StringWriter out = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void declare() throws IOException {
    String views = Files.readString(RETAIL.resolve("views.yaml"));
    Files.writeString(
        folder.resolve("views.yaml"),
        views
            .replace("${FIRN_QUICKSIGHT_ENDPOINT:-}", bench.fake().endpoint())
            .replace("${FIRN_QUICKSIGHT_REGION:-us-east-1}", FakeAccount.REGION));
    Files.copy(RETAIL.resolve("lake.yaml"), folder.resolve("lake.yaml"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void publishesFindsAndRepairs() throws Exception {
    assertThat(views("publish")).isZero();
    assertThat(out.toString().lines())
        .startsWith(
            "create   folder 'firn-retail': is not there: done",
            "create   data source 'firn-retail-athena': is not there: done",
            "create   channel_trend_monthly: is not there: done");

    assertThat(views("diff")).isZero();
    assertThat(out.toString())
        .isEqualTo("Nothing differs: the target holds the views as declared\n");

    bench.fake().account().get("dataset", QuickSightBench.DATA_SET).fields.put("Name", "mine");
    assertThat(views("diff", "--json")).isEqualTo(1);
    JsonNode change = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(change.get("target").asText()).isEqualTo("quicksight");
    assertThat(change.get("view").asText()).isEqualTo("channel_trend_monthly");
    assertThat(change.get("change").asText()).isEqualTo("repair");

    assertThat(views("publish")).isZero();
    assertThat(out.toString())
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
    assertThat(out.toString()).startsWith("create   folder 'firn-retail': is not there\n");
  }

  @Test
  void whatFailsIsSaidAndTheExitCodeSaysSo() {
    bench.fake().copies().fail(1);

    assertThat(views("publish")).isEqualTo(1);

    assertThat(out.toString()).contains(": failed: Cannot copy the rows of data set '");
  }

  private int views(String... arguments) {
    List<String> all = new ArrayList<>(List.of("views"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--target", "quicksight"));
    all.addAll(List.of("--lake", folder.resolve("lake.yaml").toString()));
    out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    return Firn.commandLine().setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
  }
}
