package dev.firn.render;

import dev.firn.semantic.Placement;
import dev.firn.semantic.View;

/**
 * A view in the SQL of one target.
 *
 * @param query what it selects
 */
public record RenderedView(View view, Placement placement, String query) {

  /** Its full name as the target writes it. */
  public String name() {
    String inSchema = quoted(placement.viewSchema()) + "." + quoted(view.name());
    return placement.catalog().isEmpty() ? inSchema : quoted(placement.catalog()) + "." + inSchema;
  }

  /** The statement that makes it. */
  public String statement() {
    return switch (placement.target()) {
      case TRINO ->
          "CREATE OR REPLACE VIEW %s\nCOMMENT %s\nSECURITY %s AS\n%s"
              .formatted(name(), literal(view.question()), placement.security(), query);
      case ATHENA -> "CREATE OR REPLACE VIEW %s AS\n%s".formatted(name(), query);
      // Views over external tables bind late, or Redshift refuses them.
      case REDSHIFT ->
          "CREATE OR REPLACE VIEW %s AS\n%s\nWITH NO SCHEMA BINDING".formatted(name(), query);
    };
  }

  /** A name in quotes. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text in quotes. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
