package dev.firn.cli.keep;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Metrics in the text format of Prometheus, version 0.0.4. Values of one name stand together, in
 * whatever order they come.
 */
final class MetricText {

  private final Map<String, Family> families = new LinkedHashMap<>();

  /** All values of one name. */
  static final class Family {
    private final String name;
    private final StringBuilder lines;

    private Family(String name, String type, String help) {
      this.name = name;
      this.lines =
          new StringBuilder("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }

    /** Adds a value with its labels, a name and a text each. */
    void value(double value, String... labels) {
      lines.append(name);
      for (int i = 0; i < labels.length; i += 2) {
        lines.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
        lines.append(escaped(labels[i + 1])).append('"');
      }
      lines.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** Values that go up and down. */
  Family gauge(String name, String help) {
    return families.computeIfAbsent(name, it -> new Family(it, "gauge", help));
  }

  /** Values that only go up; the name is without its ending {@code _total}. */
  Family counter(String name, String help) {
    return families.computeIfAbsent(name + "_total", it -> new Family(it, "counter", help));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    families.values().forEach(family -> text.append(family.lines));
    return text.toString();
  }
}
