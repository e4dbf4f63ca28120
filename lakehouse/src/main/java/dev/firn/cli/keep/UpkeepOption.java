package dev.firn.cli.keep;

import dev.firn.keeper.KeptTable;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.upkeep.UpkeepTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which tables a keeper keeps, and what it does to them. */
final class UpkeepOption {

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Only this table; may be repeated. Default: every table of the lake.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "With --once: only this task (publish, compact, expire, orphans or manifests); may be"
              + " repeated. Default: all.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--cpu-percent",
      paramLabel = "PERCENT",
      defaultValue = "50",
      description =
          "Share of one core for what is done in the background, 1 to 100; publishing is not"
              + " slowed down. Default: ${DEFAULT-VALUE}.")
  private int cpuPercent;

  @Option(
      names = "--takeover-seconds",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "Take over a table when its lane is ahead of main and another keeper has done nothing"
              + " for so long. Default: ${DEFAULT-VALUE}.")
  private int takeoverSeconds;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  void requireOnce(boolean once, boolean dryRun) {
    if (!once && (dryRun || !labels.isEmpty())) {
      throw usage((dryRun ? "--dry-run" : "--task") + " needs --once");
    }
  }

  List<KeptTable> tables(List<KeptTable> declared) {
    List<String> known = declared.stream().map(table -> table.id().name()).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw usage("No table '" + name + "' is declared" + suggestion(name, known));
        });
    return names.isEmpty()
        ? declared
        : declared.stream().filter(table -> names.contains(table.id().name())).toList();
  }

  Set<UpkeepTask> tasks() {
    if (labels.isEmpty()) {
      return EnumSet.allOf(UpkeepTask.class);
    }
    Set<UpkeepTask> tasks = EnumSet.noneOf(UpkeepTask.class);
    labels.forEach(label -> tasks.add(task(label)));
    return tasks;
  }

  int cpuPercent() {
    if (cpuPercent < 1 || cpuPercent > 100) {
      throw usage("--cpu-percent must be from 1 to 100, not " + cpuPercent);
    }
    return cpuPercent;
  }

  Duration takeover() {
    if (takeoverSeconds < 1) {
      throw usage("--takeover-seconds must be at least 1, not " + takeoverSeconds);
    }
    return Duration.ofSeconds(takeoverSeconds);
  }

  private UpkeepTask task(String label) {
    return UpkeepTask.of(label)
        .orElseThrow(() ->
            usage(
                "No task '"
                    + label
                    + "', there are "
                    + String.join(", ", UpkeepTask.labels())
                    + suggestion(label, UpkeepTask.labels())));
  }

  private static String suggestion(String word, List<String> known) {
    Optional<String> closest = Spelling.closest(word, known);
    return closest.map(name -> " (did you mean '" + name + "'?)").orElse("");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
