package dev.firn.target;

import dev.firn.render.RenderedView;
import dev.firn.semantic.ViewColumn;
import java.util.LinkedHashMap;
import java.util.Map;

/** A view as a target should hold it. */
public record WantedView(RenderedView rendered) {

  /** Its name within the schema. */
  public String name() {
    return rendered.view().name();
  }

  /** What is said about it: the question that it answers, and how to read it. */
  public String comment() {
    return room()
        .ofView((rendered.view().question() + " " + rendered.view().description()).strip());
  }

  /** What is said about each column, in order; empty texts where the target takes none. */
  public Map<String, String> columnComments() {
    Map<String, String> comments = new LinkedHashMap<>();
    for (ViewColumn column : rendered.view().columns()) {
      comments.put(column.name(), room().ofColumn(column.description()));
    }
    return comments;
  }

  private CommentRoom room() {
    return CommentRoom.of(rendered.placement().target());
  }

  /** Hash of all of it. */
  String hash() {
    return Fingerprint.hash(
        String.join(
            "\n",
            rendered.query(),
            rendered.placement().security().name(),
            comment(),
            rendered.view().columns().toString()));
  }

  /** The comment that says that the target holds it, stored as that definition. */
  String markedComment(String storedDefinition) {
    return new Fingerprint(hash(), Fingerprint.hash(storedDefinition)).mark(comment());
  }
}
