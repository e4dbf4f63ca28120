package dev.firn.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.render.RetailViews;
import dev.firn.semantic.Entity;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandbookTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant EARLIER = Instant.parse("2026-01-02T03:00:00Z");

  private final String page =
      page(
          new LakeFreshness(
              NOW,
              Map.of(
                  "sales", new TableFreshness(Optional.of(NOW), Optional.of(EARLIER), ""),
                  "item", new TableFreshness(Optional.of(EARLIER), Optional.empty(), ""),
                  "store", new TableFreshness(Optional.empty(), Optional.empty(), "halted")),
              ""));

  @Test
  void namesEveryViewWithItsQuestion() {
    assertThat(RetailViews.model().views())
        .extracting(View::name)
        .allMatch(name -> page.contains("<h2 id=\"" + name + "\">"));
    assertThat(page).contains("<td>Which regions grow?</td>");
  }

  @Test
  void saysHowNumbersAreCalculatedAndWhereFrom() {
    assertThat(page)
        .contains(
            "<td>sum of net_paid - return_amount</td>\n<td>sales.net_paid, sales.return_amount</td>")
        .contains("<td>number of rows where version is 2</td>");
  }

  @Test
  void definesEveryMeasureOfEveryEntity() {
    assertThat(RetailViews.model().entities())
        .allMatch(entity -> page.contains("<h3 id=\"entity-" + entity.name() + "\">"))
        .flatMap(Entity::measures)
        .allMatch(measure -> page.contains("<td>" + measure.name() + "</td>"));
    assertThat(page)
        .contains("<td>sold_on = weather.day and store.state = weather.state")
        .contains("<td>stream retail-events</td>", "<td>no stream</td>")
        .contains("Selected and joined by: sales.channel, sales.store_id, store.store_id.");
  }

  @Test
  void saysHowFreshEachTableIs() {
    assertThat(page)
        .contains("Read from the tables' metadata at 2026-01-02T03:04:05Z.")
        .contains(
            "<li>sales: main changed last 2026-01-02T03:04:05Z, entries since 2026-01-02T03:00:00Z"
                + " are on their way</li>")
        .contains("<li>item: main changed last 2026-01-02T03:00:00Z, nothing waits</li>")
        .contains("<li>store: main has no rows yet, nothing more is published: halted</li>")
        .contains("<li>promotion: unknown</li>");
  }

  @Test
  void saysWhyFreshnessIsUnknown() {
    assertThat(page(LakeFreshness.unknown(NOW, "nobody answers")))
        .contains("Unknown when this page was written, at 2026-01-02T03:04:05Z: nobody answers.")
        .contains("<li>sales: unknown</li>");
  }

  @Test
  void hasQueriesForEachView() {
    assertThat(page)
        .contains("FROM lake.retail_views.sales_total\nORDER BY &quot;lines&quot; DESC")
        .contains(
            "WHERE &quot;month&quot; = (SELECT max(&quot;month&quot;) FROM"
                + " lake.retail_views.channel_trend_monthly)");
    SqlParser parser = new SqlParser();
    assertThat(RetailViews.model().views())
        .flatMap(view -> new SampleQueries(view, RetailViews.model().placement(Target.TRINO)).all())
        .allSatisfy(sql -> assertThat(parser.createStatement(sql)).isInstanceOf(Query.class));
  }

  @Test
  void saysHowToConnect() {
    assertThat(page)
        .contains("<td>jdbc:trino://localhost:8080/lake/retail_views</td>")
        .contains("io.trino.jdbc.TrinoDriver");
  }

  private static String page(LakeFreshness freshness) {
    return Handbook.of(
        RetailViews.model(), RetailViews.lake(), "jdbc:trino://localhost:8080", freshness);
  }

  @Test
  void escapesWhatIsWritten() {
    assertThat(Html.escaped("<a href=\"x\">&")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
  }
}
