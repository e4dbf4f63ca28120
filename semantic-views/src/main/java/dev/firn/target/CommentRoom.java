package dev.firn.target;

import dev.firn.semantic.Target;
import java.nio.charset.StandardCharsets;

/**
 * How many bytes a target keeps of what is said about views, without the mark, and about columns.
 * What is cut ends in three dots.
 */
record CommentRoom(int viewBytes, int columnBytes) {

  private static final String CUT = "...";

  /** Glue has 2048 bytes for a description; the mark takes its part. */
  private static final int GLUE_VIEW_BYTES = 1900;

  private static final int GLUE_COLUMN_BYTES = 255;

  static CommentRoom of(Target target) {
    return switch (target) {
      case TRINO -> new CommentRoom(Integer.MAX_VALUE, Integer.MAX_VALUE);
      case ATHENA -> new CommentRoom(GLUE_VIEW_BYTES, GLUE_COLUMN_BYTES);
      // The columns of a late-binding view are not in the catalog, so nothing can be said of them.
      case REDSHIFT -> new CommentRoom(Integer.MAX_VALUE, 0);
    };
  }

  String ofView(String comment) {
    return cut(comment, viewBytes);
  }

  /** Where room is scarce, a column has one line. */
  String ofColumn(String comment) {
    return columnBytes == Integer.MAX_VALUE
        ? comment
        : cut(comment.replaceAll("\\s+", " ").strip(), columnBytes);
  }

  private static String cut(String text, int room) {
    if (bytes(text) <= room) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = room - CUT.length();
    for (int point : text.codePoints().toArray()) {
      String character = Character.toString(point);
      left -= bytes(character);
      if (left < 0) {
        break;
      }
      kept.append(character);
    }
    return room < CUT.length() ? "" : kept + CUT;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
