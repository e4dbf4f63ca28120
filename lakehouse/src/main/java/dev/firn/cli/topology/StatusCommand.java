package dev.firn.cli.topology;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.cli.option.TopologyOption;
import dev.firn.local.PartStatus;
import dev.firn.local.TopologyListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how every part of the local topology is. */
@Command(
    name = "status",
    description = {
      "Show how every part of the local topology is: running, unhealthy (it lives but does not"
          + " serve), dead (it ended by itself) or stopped.",
      "Exit code 1 when a part is dead or unhealthy."
    })
public final class StatusCommand implements Callable<Integer> {

  private static final long MIB = 1 << 20;
  private static final String ROW = "%-7s  %-9s  %8s  %6s  %10s  %9s  %s%n";

  @Mixin private TopologyOption option;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<PartStatus> parts = option.topology(TopologyListener.silent()).status();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(asJson(parts).toPrettyString());
    } else {
      printTable(out, parts);
    }
    out.flush();
    return parts.stream().anyMatch(StatusCommand::isBroken) ? 1 : 0;
  }

  private static boolean isBroken(PartStatus part) {
    return switch (part.state()) {
      case DEAD, UNHEALTHY -> true;
      case RUNNING, STOPPED -> false;
    };
  }

  private static void printTable(PrintWriter out, List<PartStatus> parts) {
    out.printf(ROW, "PART", "STATE", "PID", "PORT", "UPTIME", "MEMORY", "LOG");
    for (PartStatus part : parts) {
      out.printf(
          ROW,
          part.part(),
          part.state(),
          part.pid().isPresent() ? part.pid().getAsLong() : "-",
          part.port().map(Object::toString).orElse("-"),
          part.uptime().map(StatusCommand::readable).orElse("-"),
          part.residentBytes().isPresent() ? part.residentBytes().getAsLong() / MIB + " MiB" : "-",
          part.log());
    }
  }

  private static ArrayNode asJson(List<PartStatus> parts) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    for (PartStatus part : parts) {
      var node = list.addObject();
      node.put("part", part.part().label()).put("state", part.state().toString());
      part.pid().ifPresent(pid -> node.put("pid", pid));
      part.port().ifPresent(port -> node.put("port", port));
      part.uptime().ifPresent(uptime -> node.put("uptime_seconds", uptime.toSeconds()));
      part.residentBytes().ifPresent(bytes -> node.put("resident_bytes", bytes));
      node.put("log", part.log().toString());
    }
    return list;
  }

  private static String readable(Duration uptime) {
    return "%d:%02d:%02d"
        .formatted(uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart());
  }
}
