package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a caller gets. */
sealed interface Reply {
  record Answer(ObjectNode body) implements Reply {}

  record Refusal(int status, String type, String message) implements Reply {
    static Refusal of(GlueException e) {
      return new Refusal(e.code().status(), e.code().type(), String.valueOf(e.getMessage()));
    }
  }

  /** The connection closes without a word. */
  record Silence() implements Reply {}
}
