package dev.firn.lake.yaml.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found while a declaration was read: where everything stands, and what is wrong. */
public final class Findings {

  private final Map<String, Integer> lines = new HashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Remembers where a path is written. */
  void locate(String path, int line) {
    lines.putIfAbsent(path, line);
  }

  void report(int line, String path, String reason, Optional<String> suggestion) {
    broken.add(path);
    problems.add(new Problem(line, path, reason, suggestion));
  }

  /** Reports at the line of the path, or of its nearest ancestor that is written at all. */
  public void report(String path, String reason) {
    report(line(path), path, reason, Optional.empty());
  }

  /** The same, with what may have been meant. */
  public void report(String path, String reason, Optional<String> suggestion) {
    report(line(path), path, reason, suggestion);
  }

  /** Reports at the line of one item of a list, by the path of the list. */
  public void reportItem(String path, int index, String reason, Optional<String> suggestion) {
    report(line(item(path, index)), path, reason, suggestion);
  }

  /** The same, where nothing else may have been meant. */
  public void reportItem(String path, int index, String reason) {
    reportItem(path, index, reason, Optional.empty());
  }

  /** Whether a problem was reported at exactly this path, so that rules do not follow up on it. */
  public boolean isBroken(String path) {
    return broken.contains(path);
  }

  /** All problems in the order of the lines; the same problem once. */
  List<Problem> problems() {
    return problems.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  static String item(String path, int index) {
    return path + "[" + index + "]";
  }

  private int line(String path) {
    String at = path;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return lines.getOrDefault(at, 1);
  }
}
