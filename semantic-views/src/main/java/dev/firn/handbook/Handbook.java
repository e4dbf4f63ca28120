package dev.firn.handbook;

import dev.firn.lake.Lake;
import dev.firn.semantic.Placement;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;

/**
 * One HTML page about all views of a lake, which needs no server and nothing from elsewhere: what
 * each view answers, its columns, how they are calculated and where they come from, how fresh that
 * is, and how to ask.
 */
public final class Handbook {

  private static final String STYLE =
      "body{font:15px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
          + "table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.3em"
          + " .6em;text-align:left;vertical-align:top}pre{background:#f4f4f4;padding:1em}";

  private Handbook() {}

  /**
   * The page.
   *
   * @param url where Trino answers, for readers to copy
   */
  public static String of(SemanticModel model, Lake lake, String url, LakeFreshness freshness) {
    Placement trino = model.placement(Target.TRINO);
    Html html = new Html();
    begin(html, model, lake, freshness);
    model.views().forEach(view -> new ViewPage(view, lake, freshness, trino).write(html));
    html.raw("<h2 id=\"entities\">").text("What is measured").close("h2");
    model.entities().forEach(entity -> new EntityPage(entity, lake, freshness).write(html));
    new JdbcSettings(trino, url).write(html);
    return html.raw("</body></html>\n").toString();
  }

  private static void begin(Html html, SemanticModel model, Lake lake, LakeFreshness freshness) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.element("title", "Views of " + lake.name())
        .raw("<style>" + STYLE + "</style></head><body>\n");
    html.element("h1", "Views of " + lake.name());
    html.open("p").link("entities", "What is measured").text(", ");
    html.link("jdbc", "how to connect").close("p");
    html.element("p", "Freshness: " + freshness.heading());
    html.open("table").row("th", "view", "question", "owner", "its table");
    for (View view : model.views()) {
      html.open("tr").open("td").link(view.name(), view.name()).close("td");
      html.element("td", view.question()).element("td", view.owner().orElse(""));
      html.element("td", view.entity().table() + ": " + freshness.text(view.entity().table()));
      html.close("tr");
    }
    html.close("table");
  }
}
