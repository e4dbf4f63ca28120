package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.store.CatalogStore;

/** Definitions on their way into the store. */
final class Definitions {
  private Definitions() {}

  static String text(ObjectNode definition) {
    String text = Json.text(definition);
    if (text.length() > CatalogStore.MAX_DEFINITION_CHARS) {
      throw GlueException.invalidInput(
          "The definition has %d characters, at most %d are allowed"
              .formatted(text.length(), CatalogStore.MAX_DEFINITION_CHARS));
    }
    return text;
  }
}
