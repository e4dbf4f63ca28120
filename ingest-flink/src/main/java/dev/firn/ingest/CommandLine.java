package dev.firn.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The job's arguments: {@code --key value} or {@code --key=value}. */
final class CommandLine {
  private CommandLine() {}

  static SettingsLayer read(String[] arguments, List<String> problems) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        problems.add("Cannot read argument '" + argument + "': expected --key value");
      } else if (equals > 0) {
        values.put(argument.substring(2, equals), argument.substring(equals + 1));
      } else if (i + 1 < arguments.length) {
        values.put(argument.substring(2), arguments[++i]);
      } else {
        problems.add("Cannot read argument '" + argument + "': it has no value");
      }
    }
    return new SettingsLayer("command line", values);
  }
}
