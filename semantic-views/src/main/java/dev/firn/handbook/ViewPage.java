package dev.firn.handbook;

import dev.firn.lake.Lake;
import dev.firn.lineage.ColumnLineage;
import dev.firn.lineage.ViewLineage;
import dev.firn.semantic.Measure;
import dev.firn.semantic.Placement;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewColumn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said about a view: what it answers, its columns, where they come from, how to ask. */
record ViewPage(View view, Lake lake, LakeFreshness freshness, Placement placement) {

  void write(Html html) {
    ViewLineage lineage = ViewLineage.of(view, lake);
    html.raw("<h2 id=\"" + Html.escaped(view.name()) + "\">").text(view.name()).close("h2");
    html.element("p", view.question());
    if (!view.description().isEmpty()) {
      html.element("p", view.description());
    }
    columns(html, lineage);
    html.open("p").text("Rows of ");
    html.link("entity-" + view.entity().name(), view.entity().name());
    html.text(counted() + ". Tables: " + String.join(", ", lineage.tables()) + ". ");
    html.text(
        lineage.streams().isEmpty()
            ? "No stream fills them."
            : "Streams: " + String.join(", ", lineage.streams()) + ".");
    html.text(selected(lineage)).close("p");
    html.open("ul");
    lineage.tables().forEach(it -> html.element("li", it + ": " + freshness.text(it)));
    html.close("ul");
    new SampleQueries(view, placement).all().forEach(sql -> html.element("pre", sql));
  }

  private String counted() {
    return view.where().isEmpty() ? "" : " where " + MeasureWords.of(view.where());
  }

  private static String selected(ViewLineage lineage) {
    return lineage.selectedBy().isEmpty()
        ? ""
        : " Selected and joined by: " + String.join(", ", lineage.selectedBy()) + ".";
  }

  private void columns(Html html, ViewLineage lineage) {
    Map<String, Measure> measures =
        view.measures().stream().collect(Collectors.toMap(Measure::name, measure -> measure));
    html.open("table").row("th", "column", "meaning", "how it is calculated", "from");
    List<ViewColumn> columns = view.columns();
    for (int i = 0; i < columns.size(); i++) {
      ViewColumn column = columns.get(i);
      ColumnLineage sources = lineage.columns().get(i);
      Measure measure = measures.get(column.name());
      html.row(
          "td",
          column.name(),
          column.description(),
          measure == null ? "" : MeasureWords.of(measure),
          sources.sources().isEmpty() ? "rows" : String.join(", ", sources.sources()));
    }
    html.close("table");
  }
}
