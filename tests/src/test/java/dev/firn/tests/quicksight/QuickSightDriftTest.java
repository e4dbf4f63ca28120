package dev.firn.tests.quicksight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody changed by hand is found, said and repaired. */
class QuickSightDriftTest {

  /**
   * One change by hand.
   *
   * @param reported what is said about it
   */
  record Drift(String name, Consumer<FakeAccount> change, String reported) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Drift> drifts() {
    return Stream.of(
        new Drift(
            "name",
            it -> dataSet(it).fields.put("Name", "mine"),
            "Name is \"mine\" instead of \"channel_trend_monthly\""),
        new Drift(
            "import mode",
            it -> {
              dataSet(it).parts.clear();
              dataSet(it).fields.put("ImportMode", "DIRECT_QUERY");
            },
            "ImportMode is \"DIRECT_QUERY\" instead of \"SPICE\"; refresh schedule 'firn-1' is"
                + " missing; refresh schedule 'firn-2' is missing"),
        new Drift("column removed", it -> columns(it).remove(1), "InputColumns has"),
        new Drift(
            "column retyped",
            it -> ((ObjectNode) columns(it).get(1)).put("Type", "INTEGER"),
            "InputColumns[1].Type is \"INTEGER\" instead of \"STRING\""),
        new Drift(
            "description",
            it ->
                ((ObjectNode)
                        dataSet(it)
                            .fields
                            .at(
                                "/LogicalTableMap/view/DataTransforms/0/TagColumnOperation/Tags/0/ColumnDescription"))
                    .put("Text", "Mine"),
            "ColumnDescription.Text is \"Mine\""),
        new Drift(
            "permission taken",
            it -> dataSet(it).permissions.remove(QuickSightBench.VIEWER),
            QuickSightBench.VIEWER + " may do 0 things instead of 5"),
        new Drift(
            "permission given",
            it ->
                dataSet(it)
                    .permissions
                    .put(
                        QuickSightBench.VIEWER.replace("default", "guests"),
                        new TreeSet<>(dataSet(it).permissions.get(QuickSightBench.VIEWER))),
            "guests may do 5 things instead of 0"),
        new Drift(
            "permission widened",
            it ->
                dataSet(it)
                    .permissions
                    .put(
                        QuickSightBench.VIEWER,
                        new TreeSet<>(dataSet(it).permissions.get(QuickSightBench.OWNER))),
            QuickSightBench.VIEWER + " may do 18 things instead of 5"),
        new Drift(
            "schedule moved",
            it ->
                ((ObjectNode) dataSet(it).parts.get("firn-1").get("ScheduleFrequency"))
                    .put("TimeOfTheDay", "23:00"),
            "refresh schedule 'firn-1': ScheduleFrequency.TimeOfTheDay is \"23:00\" instead of"
                + " \"05:30\""),
        new Drift(
            "schedule added",
            it ->
                dataSet(it)
                    .parts
                    .put(
                        "mine",
                        dataSet(it).parts.get("firn-1").deepCopy().put("ScheduleId", "mine")),
            "refresh schedule 'mine' is not declared"),
        new Drift(
            "schedule removed",
            it -> dataSet(it).parts.remove("firn-2"),
            "refresh schedule 'firn-2' is missing"),
        new Drift(
            "taken out of the folder",
            it -> it.get("folder", QuickSightBench.FOLDER).parts.remove(QuickSightBench.DATA_SET),
            "it is not in folder 'firn-retail'"),
        new Drift(
            "data set deleted",
            it -> it.remove("dataset", QuickSightBench.DATA_SET),
            "is not there"),
        new Drift(
            "folder renamed",
            it -> it.get("folder", QuickSightBench.FOLDER).fields.put("Name", "Mine"),
            "Name is \"Mine\" instead of \"Retail\""),
        new Drift(
            "folder opened",
            it -> it.get("folder", QuickSightBench.FOLDER).permissions.clear(),
            QuickSightBench.OWNER + " may do 0 things instead of 8"),
        new Drift(
            "host",
            it ->
                ((ObjectNode)
                        it.get("datasource", QuickSightBench.SOURCE)
                            .fields
                            .at("/DataSourceParameters/TrinoParameters"))
                    .put("Host", "elsewhere"),
            "Host is \"elsewhere\" instead of \"trino.example.com\""),
        new Drift(
            "secret",
            it -> it.get("datasource", QuickSightBench.SOURCE).fields.remove("SecretArn"),
            "SecretArn is missing"));
  }

  @ParameterizedTest
  @MethodSource("drifts")
  void isFoundAndRepaired(Drift drift) {
    try (QuickSightBench bench = new QuickSightBench()) {
      bench.publish(bench.copied());
      ObjectNode before = bench.fake().account().visible();
      drift.change().accept(bench.fake().account());

      List<ViewChange> changes = bench.plan(bench.copied());
      List<ViewOutcome> outcomes = bench.publish(bench.copied());
      bench.fake().takeCalls();
      List<ViewOutcome> again = bench.publish(bench.copied());

      assertThat(changes).hasSize(1);
      assertThat(changes.getFirst().reason()).contains(drift.reported());
      assertThat(outcomes).allMatch(ViewOutcome.Done.class::isInstance).hasSize(1);
      assertThat(bench.fake().account().visible()).isEqualTo(before);
      assertThat(again).isEmpty();
      assertThat(bench.fake().takeWrites()).isEmpty();
      assertThat(bench.fake().wrongAnswers()).isEmpty();
    }
  }

  @Test
  void whatCannotBeDescribedIsSaidAndLeftAlone() {
    try (QuickSightBench bench = new QuickSightBench()) {
      bench.publish(bench.direct());
      dataSet(bench.fake().account()).fields.putObject("DataPrepConfiguration");

      assertThat(bench.plan(bench.direct()))
          .extracting(it -> it.kind() + ": " + it.reason())
          .containsExactly(
              "refused: Cannot read data set '%s' in QuickSight: InvalidParameterValueException: not supported for this dataSet in new data preparation experience"
                  .formatted(QuickSightBench.DATA_SET));
    }
  }

  private static Stored dataSet(FakeAccount account) {
    return account.get("dataset", QuickSightBench.DATA_SET);
  }

  private static ArrayNode columns(FakeAccount account) {
    return (ArrayNode)
        dataSet(account).fields.at("/PhysicalTableMap/view/RelationalTable/InputColumns");
  }
}
