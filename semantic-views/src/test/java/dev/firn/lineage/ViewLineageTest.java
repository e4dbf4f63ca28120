package dev.firn.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.render.RetailViews;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewLineageTest {

  @Test
  void followsEachColumnToTablesAndStreams() {
    ViewLineage lineage =
        ViewLineage.of(
            RetailViews.model().view("region_trend_quarterly").orElseThrow(), RetailViews.lake());

    assertThat(lineage.tables()).containsExactly("sales", "store");
    assertThat(lineage.streams()).containsExactly("retail-events");
    assertThat(lineage.selectedBy())
        .containsExactly("sales.channel", "sales.store_id", "store.store_id");
    assertThat(lineage.columns())
        .contains(
            new ColumnLineage("quarter", List.of("sales.sold_on")),
            new ColumnLineage("county", List.of("store.county")),
            new ColumnLineage("lines", List.of()),
            new ColumnLineage(
                "net_sales_change", List.of("sales.net_paid", "sales.return_amount")));
  }
}
