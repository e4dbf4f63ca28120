package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.firn.local.glue.GlueServer;
import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewStore;
import dev.firn.target.WantedView;
import dev.firn.target.athena.AthenaClients;
import dev.firn.target.athena.AthenaViewStore;
import dev.firn.target.aws.Pace;
import dev.firn.tests.aws.Faults;
import dev.firn.tests.aws.athena.FakeAthena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Publishing to a fake of Athena over the local Glue endpoint, both failing in every way. */
class AthenaPublishingTest extends ViewStoreContract {

  private static final String DATABASE = AthenaInGlue.DATABASE;
  private static final Pace PACE =
      new Pace(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(60), 6);

  @TempDir Path folder;
  private final List<WantedView> wanted = RetailDeclared.wanted(Target.ATHENA);
  private AthenaInGlue both;
  private GlueServer glueServer;
  private GlueClient glue;
  private FakeAthena athena;
  private AthenaClient client;

  @BeforeEach
  void start() throws Exception {
    both = AthenaInGlue.start(folder, PACE);
    glueServer = both.server();
    glue = both.glue();
    athena = both.athena();
    client = AthenaClients.open("us-east-1", Optional.of(athena.endpoint()), PACE);
  }

  @AfterEach
  void stop() {
    client.close();
    both.close();
  }

  @Override
  ViewStore store() {
    return new AthenaViewStore(
        RetailDeclared.model().placement(Target.ATHENA),
        RetailDeclared.model().targets().athena(),
        client,
        glue,
        Optional.empty(),
        PACE);
  }

  @Override
  List<WantedView> wanted() {
    return wanted;
  }

  @Override
  void replaceByHand(String view) {
    both.replaceByHand(view);
  }

  @Override
  void dropByHand(String view) {
    both.dropByHand(view);
  }

  @Override
  void commentByHand(String view) {
    Table table = tables().get(view);
    glue.updateTable(it ->
        it.databaseName(DATABASE)
            .tableInput(
                TableInput.builder()
                    .name(view)
                    .tableType(table.tableType())
                    .viewOriginalText(table.viewOriginalText())
                    .storageDescriptor(table.storageDescriptor())
                    .description("Mine " + table.description())
                    .build()));
  }

  @Override
  List<String> takeWrites() {
    return both.takeWrites();
  }

  @Test
  void saysInGlueWhatTheViewsMean() {
    publish();

    Table table = tables().get("sales_total");
    assertThat(table.description())
        .matches("What has been sold in all\\? \\[firn [0-9a-f]{16}-[0-9a-f]{16}\\]");
    assertThat(table.storageDescriptor().columns())
        .extracting(Column::name, Column::comment)
        .contains(tuple("units", "Units sold"));
    assertThat(table.parameters()).containsEntry("comment", "Presto View");
  }

  @Test
  void findsAColumnsCommentThatSomebodyChanged() {
    publish();
    Table table = tables().get("sales_total");
    List<Column> columns =
        table.storageDescriptor().columns().stream()
            .map(column -> column.toBuilder().comment("Mine").build())
            .toList();
    glue.updateTable(it ->
        it.databaseName(DATABASE)
            .tableInput(
                TableInput.builder()
                    .name(table.name())
                    .tableType(table.tableType())
                    .viewOriginalText(table.viewOriginalText())
                    .description(table.description())
                    .storageDescriptor(
                        table.storageDescriptor().toBuilder().columns(columns).build())
                    .build()));

    assertThat(plan().changes())
        .extracting(ViewChange::reason)
        .containsExactly("the comment of column 'lines' was changed by hand");
  }

  @Test
  void aStatementThatFailsKeepsNoOtherBack() {
    athena.failStatements(sql ->
        sql.contains("\"sales_total\" AS")
            ? Optional.of("TABLE_NOT_FOUND: line 1:1: no table")
            : Optional.empty());

    List<ViewOutcome> outcomes = publish();

    assertThat(outcomes)
        .filteredOn(ViewOutcome.Failed.class::isInstance)
        .extracting(outcome -> ((ViewOutcome.Failed) outcome).reason())
        .containsExactly(
            "Cannot write view 'sales_total' in Athena: TABLE_NOT_FOUND: line 1:1: no table");
    athena.failStatements(_ -> Optional.empty());
    assertThat(publish()).hasSize(1).allMatch(ViewOutcome.Done.class::isInstance);
  }

  @Test
  void whatWasDoneButNotAnsweredIsNotDoneTwice() {
    FaultScript script = new FaultScript();
    script.add(new FaultRule("StartQueryExecution", null, 2, 1, new Fault.Drop(true)));
    script.add(
        new FaultRule(
            "StartQueryExecution",
            null,
            3,
            1,
            new Fault.Fail(500, "InternalServerException", true)));
    athena.failBy(Faults.of(script));
    glueServer.faults().add(FaultRule.once("UpdateTable", new Fault.Drop(true)));
    glueServer.faults().add(FaultRule.once("CreateDatabase", new Fault.Drop(true)));

    assertThat(publish()).allMatch(ViewOutcome.Done.class::isInstance);

    assertThat(script.rules()).isEmpty();
    assertThat(glueServer.faults().rules()).isEmpty();
    assertThat(athena.takeWrites()).hasSameSizeAs(wanted);
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aServiceThatStaysBusyIsAClearFailure() {
    athena.failBy(_ -> Optional.of(new Fault.Fail(400, "TooManyRequestsException", false)));

    assertThat(publish())
        .extracting(outcome -> ((ViewOutcome.Failed) outcome).reason())
        .contains(
            "Cannot write view 'sales_total' in Athena: TooManyRequestsException: As the test"
                + " says");
  }

  @Test
  void aGlueThatDoesNotAnswerIsAClearFailure() {
    glueServer.close();

    assertThatThrownBy(this::plan)
        .isInstanceOf(ViewsException.class)
        .hasMessageStartingWith("Cannot list the views of database 'retail_athena' in Glue: ");
  }

  /** Whatever goes wrong, and however often, the end is the same as without. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsRightWhateverGoesWrong(long seed) {
    publish();
    Map<String, String> expected = state();
    tables().keySet().forEach(this::dropByHand);
    Random random = new Random(seed);
    athena.failBy(Faults.random(random, 25, "TooManyRequestsException", "InternalServerException"));
    athena.failStatements(
        _ -> random.nextInt(10) == 0 ? Optional.of("INTERNAL_ERROR") : Optional.empty());

    int runs = 0;
    while (!publishedWhole()) {
      assertThat(++runs).as("runs with seed %d", seed).isLessThan(200);
    }

    athena.failBy(Faults.none());
    athena.failStatements(_ -> Optional.empty());
    athena.settle();
    publish();
    assertThat(plan().changes()).as("differences with seed %d", seed).isEmpty();
    assertThat(state()).as("state with seed %d", seed).isEqualTo(expected);
  }

  private Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    tables()
        .forEach((name, table) ->
            state.put(
                name, table.viewOriginalText() + table.description() + table.storageDescriptor()));
    return state;
  }

  private Map<String, Table> tables() {
    return both.tables();
  }
}
