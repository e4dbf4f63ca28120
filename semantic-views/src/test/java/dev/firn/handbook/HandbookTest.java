package dev.firn.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.render.RetailViews;
import dev.firn.semantic.View;
import org.junit.jupiter.api.Test;

class HandbookTest {

  private final String page =
      Handbook.of(RetailViews.model(), RetailViews.lake(), "jdbc:trino://localhost:8080");

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
        .contains("<td>number of rows where version is 2</td>")
        .contains("<code>jdbc:trino://localhost:8080/lake/retail_views</code>");
  }

  @Test
  void escapesWhatIsWritten() {
    assertThat(Html.escaped("<a href=\"x\">&")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
  }
}
