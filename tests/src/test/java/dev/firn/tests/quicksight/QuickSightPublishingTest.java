package dev.firn.tests.quicksight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.semantic.quicksight.Connection;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views become data sets, and stay as they are declared. */
class QuickSightPublishingTest {

  private final QuickSightBench bench = new QuickSightBench();
  private final FakeAccount account = bench.fake().account();

  @AfterEach
  void close() {
    assertThat(bench.fake().wrongAnswers()).isEmpty();
    bench.close();
  }

  @Test
  void makesDataSourceFolderAndDataSets() {
    assertThat(bench.publish(bench.direct())).allMatch(ViewOutcome.Done.class::isInstance);

    JsonNode view = account.get("dataset", QuickSightBench.DATA_SET).fields;
    JsonNode table = view.at("/PhysicalTableMap/view/RelationalTable");
    assertThat(table.get("DataSourceArn").asText())
        .isEqualTo(FakeAccount.arn("datasource", QuickSightBench.SOURCE));
    assertThat(table.get("Catalog").asText()).isEqualTo("lake");
    assertThat(table.get("Schema").asText()).isEqualTo("retail_views");
    assertThat(table.get("Name").asText()).isEqualTo("channel_trend_monthly");
    assertThat(table.at("/InputColumns/0").toString())
        .isEqualTo("{\"Name\":\"month\",\"Type\":\"DATETIME\"}");
    assertThat(view.at("/LogicalTableMap/view/DataTransforms/0").toString())
        .contains("month", "First day of the month, by sold_on, in UTC");
    assertThat(account.get("folder", QuickSightBench.FOLDER).parts)
        .containsKey(QuickSightBench.DATA_SET);
    assertThat(account.get("datasource", QuickSightBench.SOURCE).fields.get("Status").asText())
        .isEqualTo("CREATION_SUCCESSFUL");
  }

  @Test
  void aSecondPublicationWritesNothing() {
    bench.publish(bench.copied());
    bench.fake().takeCalls();

    assertThat(bench.publish(bench.copied())).isEmpty();

    assertThat(bench.fake().takeWrites()).isEmpty();
    assertThat(bench.plan(bench.copied())).isEmpty();
  }

  @Test
  void ownersAndViewersHaveTheExactSets() {
    bench.publish(bench.direct());

    Stored dataSet = account.get("dataset", QuickSightBench.DATA_SET);

    assertThat(dataSet.permissions.get(QuickSightBench.OWNER)).hasSize(18);
    assertThat(dataSet.permissions.get(QuickSightBench.VIEWER)).hasSize(5);
    assertThat(account.get("folder", QuickSightBench.FOLDER).permissions)
        .containsOnlyKeys(QuickSightBench.OWNER);
  }

  @Test
  void whatIsNotCopiedIsNotAskedForItsSchedules() {
    bench.publish(bench.direct());
    bench.plan(bench.direct());

    assertThat(bench.fake().takeCalls())
        .doesNotContain("ListRefreshSchedules", "ListIngestions", "CreateIngestion");
  }

  @Test
  void copiesAreTakenAndKeepTheirDigits() {
    bench.publish(bench.copied());

    Stored dataSet = account.get("dataset", QuickSightBench.DATA_SET);

    assertThat(dataSet.visible().get("Copy").asText()).isEqualTo("COMPLETED");
    assertThat(dataSet.parts).containsOnlyKeys("firn-1", "firn-2");
    assertThat(dataSet.fields.toString())
        .contains("{\"Name\":\"return_rate\",\"Type\":\"DECIMAL\",\"SubType\":\"FLOAT\"}");
  }

  @Test
  void aDeclarationThatChangedIsAnUpdate() {
    bench.publish(bench.copied());

    List<ViewChange> changes = bench.plan(bench.direct());

    assertThat(changes)
        .extracting(it -> it.kind() + " " + it.view())
        .containsExactly("update channel_trend_monthly", "update region_trend_quarterly");
    assertThat(bench.publish(bench.direct())).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(bench.plan(bench.direct())).isEmpty();
    assertThat(account.get("dataset", QuickSightBench.DATA_SET).parts).isEmpty();
  }

  @Test
  void aDataSetCanBecomeACopyLater() {
    bench.publish(bench.direct());

    assertThat(bench.publish(bench.copied())).allMatch(ViewOutcome.Done.class::isInstance);

    assertThat(bench.plan(bench.copied())).isEmpty();
    assertThat(account.get("dataset", QuickSightBench.DATA_SET).parts).hasSize(2);
  }

  @Test
  void rulesThatHideRowsOutliveAnUpdate() {
    bench.publish(bench.direct());
    ObjectNode fields = account.get("dataset", QuickSightBench.DATA_SET).fields;
    ObjectNode rules = fields.putObject("RowLevelPermissionDataSet");
    rules.put("Arn", FakeAccount.arn("dataset", "rules")).put("PermissionPolicy", "GRANT_ACCESS");
    fields.put("Name", "mine");

    bench.publish(bench.direct());

    assertThat(fields.get("Name").asText()).isEqualTo("channel_trend_monthly");
    assertThat(fields.get("RowLevelPermissionDataSet")).isEqualTo(rules);
  }

  @Test
  void whatIsNoLongerDeclaredIsDroppedWhenAsked() {
    bench.publish(bench.direct(), 3, it -> it);
    stranger("firn-retail-view-of-mine");
    stranger("another");

    List<ViewChange> changes = bench.plan(bench.direct());
    bench.publish(bench.direct());
    assertThat(account.all("dataset")).hasSize(5);
    bench.publish(bench.direct(), 2, it -> it);

    assertThat(changes)
        .extracting(it -> it.kind() + " " + it.view())
        .containsExactly("obsolete data set 'firn-retail-view-category-trend-weekly'");
    assertThat(account.all("dataset"))
        .extracting(it -> it.fields.get("DataSetId").asText())
        .containsExactly(
            "another",
            QuickSightBench.DATA_SET,
            "firn-retail-view-of-mine",
            "firn-retail-view-region-trend-quarterly");
  }

  @Test
  void aDataSetOfSomebodyElseIsLeftAlone() {
    stranger(QuickSightBench.DATA_SET);
    ObjectNode before = account.get("dataset", QuickSightBench.DATA_SET).visible();

    List<ViewOutcome> outcomes = bench.publish(bench.direct());

    assertThat(outcomes)
        .filteredOn(ViewOutcome.Failed.class::isInstance)
        .extracting(it -> ((ViewOutcome.Failed) it).reason())
        .containsExactly(
            "Cannot publish data set '%s': somebody else made it: it has no tag 'firn:lake'"
                .formatted(QuickSightBench.DATA_SET));
    assertThat(account.get("dataset", QuickSightBench.DATA_SET).visible()).isEqualTo(before);
  }

  @Test
  void aLakeDoesNotTakeTheDataSetsOfAnother() {
    bench.publish(bench.direct());
    account.get("dataset", QuickSightBench.DATA_SET).tags.put("firn:lake", "cameras");

    assertThat(bench.plan(bench.direct()))
        .extracting(ViewChange::reason)
        .containsExactly("it belongs to lake 'cameras', not to 'retail'");
  }

  @Test
  void anotherEngineMakesAnotherDataSource() {
    bench.publish(bench.direct());
    QuickSightSettings athena =
        QuickSightBench.with(
            bench.direct(),
            new Connection(
                new Connection.Athena("primary", Optional.empty()),
                Optional.empty(),
                Optional.empty()));

    bench.publish(athena, 2, it -> it);

    assertThat(account.all("datasource"))
        .extracting(it -> it.fields.get("DataSourceId").asText())
        .containsExactly("firn-retail-athena");
    assertThat(
            account
                .get("dataset", QuickSightBench.DATA_SET)
                .fields
                .at("/PhysicalTableMap/view/RelationalTable/Schema")
                .asText())
        .isEqualTo("retail_athena");
  }

  private void stranger(String id) {
    ObjectNode fields =
        new ObjectMapper()
            .valueToTree(
                Map.of(
                    "DataSetId",
                    id,
                    "Name",
                    "mine",
                    "ImportMode",
                    "SPICE",
                    "PhysicalTableMap",
                    Map.of()));
    account.add("dataset", id, fields, fields);
  }
}
