package dev.firn.sql;

import java.io.PrintWriter;

/** How rows are printed. */
public enum OutputFormat {
  /** Aligned columns, for people. */
  TABLE,
  /** RFC 4180 with a header line; null is an empty field, an empty text is quoted. */
  CSV,
  /** One JSON object for each row and line. */
  JSON;

  RowWriter writer(PrintWriter out) {
    return switch (this) {
      case TABLE -> new TableWriter(out);
      case CSV -> new CsvWriter(out);
      case JSON -> new JsonWriter(out);
    };
  }
}
