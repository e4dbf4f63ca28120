package dev.firn.handbook;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import dev.firn.semantic.Entity;
import dev.firn.semantic.Join;
import dev.firn.semantic.Measure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said about an entity: its rows, what they refer to, and every measure of it. */
record EntityPage(Entity entity, Lake lake, LakeFreshness freshness) {

  void write(Html html) {
    html.raw("<h3 id=\"entity-" + Html.escaped(entity.name()) + "\">").text(entity.name());
    html.close("h3").element("p", entity.description());
    html.open("table").row("th", "about", "value");
    html.row("td", "table", entity.table());
    html.row("td", "key", String.join(", ", entity.key()));
    entity.time().ifPresent(time -> html.row("td", "time", time.text()));
    html.row("td", "filled by", streams());
    html.row("td", "freshness", freshness.text(entity.table()));
    entity.joins().forEach(join -> html.row("td", "refers to " + join.name(), way(join)));
    html.close("table");
    measures(html);
  }

  private void measures(Html html) {
    if (entity.measures().isEmpty()) {
      return;
    }
    html.open("table").row("th", "measure", "meaning", "how it is calculated", "shown as");
    for (Measure measure : entity.measures()) {
      html.row(
          "td",
          measure.name(),
          measure.description(),
          MeasureWords.of(measure),
          measure.format().name().toLowerCase(Locale.ROOT));
    }
    html.close("table");
  }

  private String streams() {
    List<String> streams =
        lake.streams().stream()
            .filter(stream -> stream.into().contains(entity.table()))
            .map(DeclaredStream::name)
            .toList();
    return streams.isEmpty() ? "no stream" : "stream " + String.join(", ", streams);
  }

  private static String way(Join join) {
    return join.on().stream()
        .map(pair -> "%s = %s.%s".formatted(pair.column().text(), join.table(), pair.key()))
        .collect(Collectors.joining(" and "));
  }
}
