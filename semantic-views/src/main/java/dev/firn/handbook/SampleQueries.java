package dev.firn.handbook;

import dev.firn.semantic.Placement;
import dev.firn.semantic.View;
import java.util.List;

/** Queries of a view for readers to copy, in the SQL of Trino, Athena and Redshift alike. */
record SampleQueries(View view, Placement placement) {

  /** The first rows, and the most telling ones: of the newest period, or with the largest value. */
  List<String> all() {
    return List.of(first(), telling());
  }

  private String first() {
    String order = view.timeline().map(time -> orderBy(time.grain().label(), "")).orElse("");
    return "SELECT *\nFROM %s%s\nLIMIT 100".formatted(name(), order);
  }

  private String telling() {
    String measure = view.measures().getFirst().name();
    return view.timeline()
        .map(time -> {
          String period = '"' + time.grain().label() + '"';
          return "SELECT *\nFROM %s\nWHERE %s = (SELECT max(%s) FROM %s)%s"
              .formatted(name(), period, period, name(), orderBy(measure, " DESC"));
        })
        .orElseGet(
            () -> "SELECT *\nFROM %s%s\nLIMIT 10".formatted(name(), orderBy(measure, " DESC")));
  }

  private static String orderBy(String column, String direction) {
    return "\nORDER BY \"" + column + '"' + direction;
  }

  private String name() {
    return "%s.%s.%s".formatted(placement.catalog(), placement.viewSchema(), view.name());
  }
}
