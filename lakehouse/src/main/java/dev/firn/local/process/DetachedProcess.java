package dev.firn.local.process;

import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts processes that outlive this one: each in a session of its own, so that neither Ctrl-C nor
 * a closed terminal reaches them.
 */
public final class DetachedProcess {

  /** Commands that become the given command in a new session, under the same pid. */
  private static final Map<String, List<String>> NEW_SESSION =
      Map.of(
          "setsid", List.of(),
          "perl", List.of("-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!", "--"));

  private DetachedProcess() {}

  /** Starts it with its output appended to the log. */
  public static ProcessHandle start(Launch launch, Path log) {
    List<String> command = new ArrayList<>(newSession());
    command.addAll(launch.command());
    var builder =
        new ProcessBuilder(command)
            .directory(launch.workingDirectory().toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    try {
      return builder.start().toHandle();
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot start " + launch.command().getFirst(), problem);
    }
  }

  private static List<String> newSession() {
    for (String name : List.of("setsid", "perl")) {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          List<String> command = new ArrayList<>(List.of(program.toString()));
          command.addAll(NEW_SESSION.getOrDefault(name, List.of()));
          return command;
        }
      }
    }
    return List.of();
  }
}
