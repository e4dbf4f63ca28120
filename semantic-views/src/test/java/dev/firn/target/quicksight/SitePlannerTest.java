package dev.firn.target.quicksight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.quicksight.Connection;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.semantic.quicksight.QuickSightSettings.ImportMode;
import dev.firn.semantic.quicksight.QuickSightSettings.Principals;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.target.ViewChange;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.quicksight.model.CreateDataSetRequest;
import software.amazon.awssdk.services.quicksight.model.DataSet;
import software.amazon.awssdk.services.quicksight.model.DataSource;
import software.amazon.awssdk.services.quicksight.model.ResourceStatus;

class SitePlannerTest {

  private static final String TEAM = "arn:aws:quicksight:us-east-1:123456789012:group/default/team";
  private static final Path RETAIL = Path.of("../lakehouse/examples/retail");

  private final WantedSite site = site("retail");
  private final Wanted.DataSet view = site.dataSets().getFirst();

  @Test
  void whatIsNotThereIsCreatedInOrder() {
    assertThat(SitePlanner.plan(site, new FoundSite(Map.of(), List.of())).changes())
        .extracting(it -> it.kind() + " " + it.view() + " " + it.reason())
        .containsExactly(
            "create data source 'firn-retail-athena' is not there",
            "create channel_trend_monthly is not there");
  }

  @Test
  void whatIsAsItShouldBeIsPassedOver() {
    assertThat(SitePlanner.change(view, found(described(view.request()), marked()))).isEmpty();
  }

  @Test
  void fieldsThatNobodySentDoNotCount() {
    DataSet more = described(view.request()).toBuilder().consumedSpiceCapacityInBytes(7L).build();

    assertThat(SitePlanner.change(view, found(more, marked()))).isEmpty();
  }

  @Test
  void withoutAMarkAPublicationDidNotEnd() {
    Map<String, String> tags = Map.of(Marks.OWNER, "retail");

    assertThat(reported(found(described(view.request()), tags)))
        .isEqualTo("repair: a publication did not come to its end");
  }

  @Test
  void anotherMarkIsAnotherDeclaration() {
    Map<String, String> tags = Map.of(Marks.OWNER, "retail", Marks.FINGERPRINT, "old");
    DataSet renamed = described(view.request()).toBuilder().name("old").build();

    assertThat(reported(found(renamed, tags)))
        .isEqualTo(
            "update: its declaration has changed: Name is \"old\" instead of"
                + " \"channel_trend_monthly\"");
  }

  @Test
  void theSameMarkAndAnotherNameIsAChangeByHand() {
    DataSet renamed = described(view.request()).toBuilder().name("mine").build();

    assertThat(reported(found(renamed, marked())))
        .isEqualTo(
            "repair: was changed by hand: Name is \"mine\" instead of"
                + " \"channel_trend_monthly\"");
  }

  @Test
  void manyDifferencesAreCounted() {
    DataSet bare = DataSet.builder().dataSetId(view.head().id()).build();

    assertThat(reported(found(bare, marked())))
        .startsWith("repair: was changed by hand: ImportMode is missing instead of ")
        .endsWith(" and 1 more");
  }

  @Test
  void whatIsNotTaggedIsSomebodyElses() {
    assertThat(reported(found(described(view.request()), Map.of())))
        .isEqualTo("refused: somebody else made it: it has no tag 'firn:lake'");
  }

  @Test
  void aConnectionThatFailedIsADifference() {
    Wanted.Source source = site.source();
    DataSource described =
        DataSource.builder()
            .name(source.request().name())
            .type(source.request().type())
            .dataSourceParameters(source.request().dataSourceParameters())
            .sslProperties(source.request().sslProperties())
            .status(ResourceStatus.UPDATE_FAILED)
            .build();
    Map<String, String> tags = new HashMap<>(Map.of(Marks.OWNER, "retail"));
    tags.put(Marks.FINGERPRINT, source.hash());
    Found.Labels labels = new Found.Labels(source.head().access(), tags);

    assertThat(text(SitePlanner.change(source, Optional.of(new Found.Source(labels, described)))))
        .isEqualTo("repair: was changed by hand: UPDATE_FAILED");
  }

  @Test
  void idsHaveNoUnderscoresAndAreNeverTooLong() {
    QuickSightSettings settings = settings();
    ObjectIds ids = new ObjectIds("a_lake", settings);

    assertThat(ids.dataSet("net_sales")).isEqualTo("firn-a-lake-view-net-sales");
    assertThat(ids.dataSet("x".repeat(127))).hasSize(96).isNotEqualTo(ids.dataSet("x".repeat(126)));
    assertThat(ids.arn(Kind.DATA_SET, "x"))
        .isEqualTo("arn:aws:quicksight:us-east-1:123456789012:dataset/x");
  }

  @Test
  void theRequestsHoldEverything() {
    assertThat(SiteRequests.of(site, "123456789012"))
        .extracting(it -> it.get("operation").asText())
        .containsExactly("CreateDataSource", "TagResource", "CreateDataSet", "TagResource");
  }

  private Optional<Found> found(DataSet described, Map<String, String> tags) {
    Found.Labels labels = new Found.Labels(view.head().access(), tags);
    return Optional.of(new Found.DataSet(labels, described, Map.of(), true));
  }

  private Map<String, String> marked() {
    return Map.of(Marks.OWNER, "retail", Marks.FINGERPRINT, view.hash());
  }

  @SuppressWarnings("deprecation") // As it is sent.
  private static DataSet described(CreateDataSetRequest sent) {
    return DataSet.builder()
        .dataSetId(sent.dataSetId())
        .name(sent.name())
        .importMode(sent.importMode())
        .physicalTableMap(sent.physicalTableMap())
        .logicalTableMap(sent.logicalTableMap())
        .build();
  }

  private String reported(Optional<Found> found) {
    return text(SitePlanner.change(view, found));
  }

  private static String text(Optional<SiteChange> change) {
    ViewChange reported = change.orElseThrow().reported();
    return reported.kind() + ": " + reported.reason();
  }

  private static WantedSite site(String name) {
    Lake lake = LakeYaml.read(RETAIL.resolve("lake.yaml"), Map.of());
    SemanticModel model = ViewsYaml.read(RETAIL.resolve("views.yaml"), lake, Map.of());
    return SiteDesign.of(name, model, model.views().subList(0, 1), settings());
  }

  private static QuickSightSettings settings() {
    return new QuickSightSettings(
        "123456789012",
        "us-east-1",
        Optional.empty(),
        new Connection(
            new Connection.Athena("primary", Optional.empty()), Optional.empty(), Optional.empty()),
        ImportMode.DIRECT_QUERY,
        Optional.empty(),
        new Principals(List.of(TEAM), List.of()),
        List.of());
  }
}
