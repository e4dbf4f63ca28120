package dev.firn.lake.yaml.document;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Turns text into the nodes of one YAML document. Anchors, aliases and deep nesting are refused
 * before any node is built, so that a small text cannot grow large in memory.
 */
final class YamlDocument {

  private static final int MAX_DEPTH = 40;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setLabel("lake.yaml").build();

  private YamlDocument() {}

  /** The root node, or the one problem that keeps the text from having one. */
  static Node compose(String text, String sourceName) {
    try {
      refuseGrowth(text, sourceName);
      return new Compose(SETTINGS)
          .composeString(text)
          .orElseThrow(() -> broken(sourceName, 1, "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      throw broken(sourceName, line, "not YAML: " + oneLine(reason(e)));
    } catch (ReaderException e) {
      String before = text.substring(0, Math.min(text.length(), Math.max(0, e.getPosition())));
      int line = 1 + (int) before.chars().filter(letter -> letter == '\n').count();
      throw broken(sourceName, line, "not YAML: a character that no text has");
    } catch (YamlEngineException e) {
      throw broken(sourceName, 1, "not YAML: " + oneLine(String.valueOf(e.getMessage())));
    }
  }

  private static void refuseGrowth(String text, String sourceName) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof AliasEvent
          || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
        throw broken(sourceName, line(event), "anchors and aliases are not read: repeat the value");
      }
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > MAX_DEPTH) {
        throw broken(sourceName, line(event), "nested deeper than " + MAX_DEPTH + " levels");
      }
    }
  }

  private static String reason(MarkedYamlEngineException e) {
    return e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static LakeProblemsException broken(String sourceName, int line, String reason) {
    Problem problem = new Problem(line, "", reason, Optional.empty());
    return new LakeProblemsException(sourceName, List.of(problem));
  }
}
