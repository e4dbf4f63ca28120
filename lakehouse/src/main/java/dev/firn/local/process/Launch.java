package dev.firn.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param environment all variables; nothing is inherited
 */
public record Launch(List<String> command, Map<String, String> environment, Path workingDirectory) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
