package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import dev.firn.local.site.LocalCredentials;
import dev.firn.tests.LocalLake.CommandResult;
import dev.firn.tests.aws.Faults;
import dev.firn.tests.quicksight.FakeQuickSight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code firn views}, as somebody types it for an engine and QuickSight at once. */
abstract class PublishCommandContract {

  static final String RETURNS = "returns_daily";
  static final String TOTAL = "sales_total";
  private static final String DATA_SET = "firn-retail-view-sales-total";

  @TempDir Path folder;
  private FakeQuickSight quickSight;
  private RetailFolder retail;

  /** The engine, as commands name it. */
  abstract String engine();

  /** Starts the engine, holding nothing; returns where it is, as variables of the declarations. */
  abstract Map<String, String> start(Path data) throws Exception;

  abstract void stop() throws Exception;

  abstract void replaceByHand(String view) throws Exception;

  /** Lets statements with this text in them fail; none if it is empty. */
  abstract void failStatements(Optional<String> part);

  abstract void failBy(Faults faults);

  /** The operation that begins the writing of a view. */
  abstract String writing();

  /** What the engine says when it refuses for now. */
  abstract String busy();

  /** What it wrote since this was asked last. */
  abstract List<String> takeWrites();

  @BeforeEach
  final void declare() throws Exception {
    LocalCredentials.use();
    quickSight = FakeQuickSight.start();
    Map<String, String> variables =
        new HashMap<>(start(Files.createDirectory(folder.resolve("data"))));
    variables.put("FIRN_QUICKSIGHT_ENDPOINT", quickSight.endpoint());
    variables.put("FIRN_QUICKSIGHT_REGION", FakeQuickSight.REGION);
    retail = RetailFolder.in(folder, variables);
    declareOnly(RETURNS, TOTAL);
  }

  @AfterEach
  final void end() throws Exception {
    stop();
    quickSight.close();
  }

  @Test
  void publishesToBothAndThenChangesNothing() throws Exception {
    CommandResult dry = views("publish", "--dry-run");
    assertThat(dry.out().lines())
        .contains(
            engine() + ": create   sales_total: is not there",
            "quicksight: create   sales_total: is not there");
    assertThat(writes()).isEmpty();

    CommandResult first = views("publish");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out().lines())
        .allMatch(line -> line.endsWith(": done"))
        .contains(
            engine() + ": create   returns_daily: is not there: done",
            engine() + ": create   sales_total: is not there: done",
            "quicksight: create   folder 'firn-retail': is not there: done",
            "quicksight: create   sales_total: is not there: done");
    assertThat(writes()).isNotEmpty();

    assertNothingDiffers();
    CommandResult second = views("publish");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out().lines())
        .containsExactly(
            engine() + ": Nothing to do: the target holds the views as declared",
            "quicksight: Nothing to do: the target holds the views as declared");
    assertThat(json(views("publish", "--json"))).isEmpty();
    assertThat(writes()).isEmpty();
  }

  @Test
  void findsAndRepairsWhatSomebodyChangedInEither() throws Exception {
    assertThat(views("publish").exitCode()).isZero();
    replaceByHand(RETURNS);
    quickSight.renameByHand(DATA_SET, "mine");

    CommandResult found = views("diff", "--json");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(json(found))
        .extracting(PublishCommandContract::subject)
        .containsExactly(engine() + " repair returns_daily", "quicksight repair sales_total");
    writes();

    CommandResult repaired = views("publish");
    assertThat(repaired.exitCode()).as(repaired.out()).isZero();
    assertThat(repaired.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains(": repair   ") && line.endsWith(": done"));
    assertThat(writes()).isNotEmpty();
    assertNothingDiffers();
  }

  @Test
  void aStatementThatFailsIsSaidAndTheNextPublicationEndsIt() throws Exception {
    failStatements(Optional.of("\"sales_total\" AS"));

    CommandResult first = views("publish", "--json");
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(json(first))
        .filteredOn(outcome -> !outcome.get("done").asBoolean())
        .singleElement()
        .satisfies(outcome -> {
          assertThat(subject(outcome)).isEqualTo(engine() + " create sales_total");
          assertThat(outcome.get("failure").asText())
              .startsWith("Cannot write view 'sales_total' in ")
              .endsWith(": 1023 Serializable isolation violation");
        });

    failStatements(Optional.empty());
    CommandResult second = views("publish");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out().lines())
        .containsExactly(
            engine() + ": create   sales_total: is not there: done",
            "quicksight: Nothing to do: the target holds the views as declared");
    assertNothingDiffers();
  }

  @Test
  void endsRightWhenRequestsAreThrottledConflictAndLoseTheirReplies() throws Exception {
    FaultScript engine = new FaultScript();
    engine.add(new FaultRule(writing(), null, 0, 2, new Fault.Fail(400, busy(), false)));
    engine.add(new FaultRule(writing(), null, 0, 1, new Fault.Drop(true)));
    failBy(Faults.of(engine));
    FaultScript shown = new FaultScript();
    shown.add(FaultRule.once("CreateFolder", new Fault.Drop(true)));
    shown.add(
        FaultRule.once("CreateDataSource", new Fault.Fail(429, "ThrottlingException", false)));
    shown.add(FaultRule.once("CreateDataSet", new Fault.Fail(409, "ConflictException", false)));
    shown.add(new FaultRule("CreateDataSet", null, 1, 1, new Fault.Drop(true)));
    quickSight.failBy(Faults.of(shown));

    CommandResult published = views("publish");

    assertThat(published.exitCode()).as(published.out() + published.err()).isZero();
    assertThat(engine.rules()).isEmpty();
    assertThat(shown.rules()).isEmpty();
    assertThat(takeWrites())
        .filteredOn(sql -> sql.contains("\"sales_total\" AS"))
        .as("statements that made the view")
        .hasSize(1);
    assertNothingDiffers();
    assertThat(views("publish").exitCode()).isZero();
    assertThat(takeWrites()).isEmpty();
  }

  @Test
  void anEngineThatLetsNobodyInDoesNotKeepQuickSightBack() throws Exception {
    failBy(_ -> Optional.of(new Fault.Fail(400, "AccessDeniedException", false)));

    CommandResult first = views("publish");
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.out() + first.err()).contains(": AccessDeniedException: As the test says");
    assertThat(first.out().lines())
        .contains("quicksight: create   sales_total: is not there: done");

    failBy(Faults.none());
    assertThat(views("publish").exitCode()).isZero();
    assertNothingDiffers();
  }

  @Test
  void dropsWhatIsNoLongerDeclaredOnlyWhenAsked() throws Exception {
    assertThat(views("publish").exitCode()).isZero();
    declareOnly(TOTAL);
    writes();

    assertThat(views("publish").exitCode()).isZero();
    assertThat(writes()).isEmpty();
    CommandResult found = views("diff");
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.out().lines())
        .hasSize(2)
        .first()
        .isEqualTo(engine() + ": obsolete returns_daily: is no longer declared");

    assertThat(views("publish", "--drop-obsolete").exitCode()).isZero();
    assertNothingDiffers();
  }

  /** Declares these views alone. */
  final void declareOnly(String... views) throws IOException {
    retail.declareOnly(List.of(views));
  }

  /** Runs a command for both targets. */
  final CommandResult views(String... arguments) {
    return retail.views(
        Stream.concat(Arrays.stream(arguments), Stream.of("--target", engine() + ",quicksight"))
            .toArray(String[]::new));
  }

  final void assertNothingDiffers() {
    CommandResult diff = views("diff");
    assertThat(diff.out().lines())
        .containsExactly(
            engine() + ": Nothing differs: the target holds the views as declared",
            "quicksight: Nothing differs: the target holds the views as declared");
    assertThat(diff.exitCode()).isZero();
  }

  private List<String> writes() {
    return Stream.concat(takeWrites().stream(), quickSight.takeWrites().stream()).toList();
  }

  private static String subject(JsonNode change) {
    return "%s %s %s"
        .formatted(
            change.get("target").asText(),
            change.get("change").asText(),
            change.get("view").asText());
  }

  private static JsonNode json(CommandResult result) throws Exception {
    return new ObjectMapper().readTree(result.out());
  }
}
