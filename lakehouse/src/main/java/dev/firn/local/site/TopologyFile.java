package dev.firn.local.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.site.LocalException.Category;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Optional;

/** Keeps what a topology was last started with, so that all commands agree. */
final class TopologyFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What is kept. */
  record Content(Ports ports, Path lake) {}

  private final LocalDirectory directory;
  private final StateFile file;

  TopologyFile(LocalDirectory directory) {
    this.directory = directory;
    this.file = new StateFile(directory.topology());
  }

  /** What the last {@code up} wrote; empty before the first. */
  Optional<Content> read() {
    return file.read().map(this::parse);
  }

  void write(Content content) {
    ObjectNode root = JSON.createObjectNode();
    root.put("lake", content.lake().toString());
    ObjectNode numbers = root.putObject("ports");
    for (PortName name : PortName.values()) {
      numbers.put(name.label(), content.ports().number(name));
    }
    file.write(root.toPrettyString() + "\n");
  }

  private Content parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      var numbers = new EnumMap<PortName, Integer>(PortName.class);
      for (PortName name : PortName.values()) {
        numbers.put(name, root.path("ports").path(name.label()).asInt(name.defaultPort()));
      }
      return new Content(new Ports(numbers), Path.of(root.path("lake").asText()));
    } catch (JsonProcessingException problem) {
      throw new LocalException(
          Category.USER,
          "Cannot read %s: it is not JSON; delete it and run ./firn up"
              .formatted(directory.topology()),
          problem);
    }
  }
}
