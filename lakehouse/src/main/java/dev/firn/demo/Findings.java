package dev.firn.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what the steps find: facts for people, figures for scripts. Not thread-safe. */
final class Findings {
  private final List<Fact> facts = new ArrayList<>();
  private final ObjectNode figures = JsonMapper.builder().build().createObjectNode();

  void fact(String name, String value, String check, boolean passed) {
    facts.add(new Fact(name, value, check, passed));
  }

  /** The JSON object to put figures into. */
  ObjectNode figures() {
    return figures;
  }

  List<Fact> facts() {
    return List.copyOf(facts);
  }
}
