package dev.firn.handbook;

import dev.firn.semantic.Placement;

/** What a tool that speaks JDBC is told. */
record JdbcSettings(Placement trino, String url) {

  void write(Html html) {
    html.raw("<h2 id=\"jdbc\">").text("Connect by JDBC").close("h2");
    html.open("table").row("th", "setting", "value");
    html.row("td", "URL", url + "/" + trino.catalog() + "/" + trino.viewSchema());
    html.row("td", "driver", "io.trino.jdbc.TrinoDriver, from io.trino:trino-jdbc 483");
    html.row("td", "catalog, schema", trino.catalog() + ", " + trino.viewSchema());
    html.row("td", "user", "?user=NAME in the URL, or property user; must not be empty");
    html.row("td", "password", "property password, together with SSL=true; not on a local Trino");
    html.row(
        "td", "access token", "property accessToken, together with SSL=true, for OAuth 2 or JWT");
    html.row(
        "td", "source", "property source=NAME, by which Trino's resource groups know the tool");
    html.row(
        "td", "time zone", "any: days are dates, hours are timestamps without a zone, both in UTC");
    html.row(
        "td",
        "what is found",
        "each view as a table of type VIEW, its question and the meaning"
            + " of each column as REMARKS; no primary keys");
    html.close("table");
  }
}
