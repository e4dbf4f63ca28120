package dev.firn.handbook;

import dev.firn.lake.Lake;
import dev.firn.lineage.ColumnLineage;
import dev.firn.lineage.ViewLineage;
import dev.firn.semantic.Measure;
import dev.firn.semantic.Placement;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewColumn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One HTML page about all views of a lake, which needs no server and nothing from elsewhere: what
 * each view answers, its columns, how they are calculated and where they come from, and how to ask.
 */
public final class Handbook {

  private static final String STYLE =
      "body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
          + "table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.3em"
          + " .6em;text-align:left;vertical-align:top}pre{background:#f4f4f4;padding:1em}";

  private final Lake lake;
  private final Placement trino;
  private final Html html = new Html();

  private Handbook(Lake lake, Placement trino) {
    this.lake = lake;
    this.trino = trino;
  }

  /**
   * The page.
   *
   * @param url where Trino answers, for readers to copy
   */
  public static String of(SemanticModel model, Lake lake, String url) {
    Handbook handbook = new Handbook(lake, model.placement(Target.TRINO));
    handbook.begin(model, url);
    model.views().forEach(handbook::view);
    handbook.html.raw("</body></html>\n");
    return handbook.html.toString();
  }

  private void begin(SemanticModel model, String url) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.element("title", "Views of " + lake.name())
        .raw("<style>" + STYLE + "</style></head><body>\n");
    html.element("h1", "Views of " + lake.name());
    html.open("p").text("For tools that speak JDBC: ");
    html.element("code", url + "/" + trino.catalog() + "/" + trino.viewSchema()).close("p");
    html.open("table").row("th", "view", "question", "owner");
    for (View view : model.views()) {
      html.open("tr").open("td").link(view.name(), view.name()).close("td");
      html.element("td", view.question()).element("td", view.owner().orElse("")).close("tr");
    }
    html.close("table");
  }

  private void view(View view) {
    ViewLineage lineage = ViewLineage.of(view, lake);
    html.raw("<h2 id=\"" + Html.escaped(view.name()) + "\">").text(view.name()).close("h2");
    html.element("p", view.question());
    if (!view.description().isEmpty()) {
      html.element("p", view.description());
    }
    columns(view, lineage);
    html.open("p").text("Rows of " + view.entity().table() + counted(view) + ". Tables: ");
    html.text(String.join(", ", lineage.tables()) + ". ");
    html.text(
        lineage.streams().isEmpty()
            ? "No stream fills them."
            : "Streams: " + String.join(", ", lineage.streams()) + ".");
    html.close("p");
    html.element("pre", sample(view));
  }

  private static String counted(View view) {
    return view.where().isEmpty() ? "" : " where " + MeasureWords.of(view.where());
  }

  private void columns(View view, ViewLineage lineage) {
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

  private String sample(View view) {
    String order =
        view.timeline().map(time -> "\nORDER BY \"" + time.grain().label() + "\"").orElse("");
    return "SELECT *\nFROM %s.%s.%s%s\nLIMIT 100"
        .formatted(trino.catalog(), trino.viewSchema(), view.name(), order);
  }
}
