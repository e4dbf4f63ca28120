package dev.firn.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** Writes what was measured for scripts: see docs/benchmarks.md for the fields. */
public final class ReportJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ReportJson() {}

  /** The whole of it; without figures and goals where the oracle does not match. */
  public static JsonNode of(Measured measured) {
    BenchReport report = measured.report();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", measured.name())
        .put("begin", measured.begin().toString())
        .put("seconds", measured.elapsed().toMillis() / 1e3);
    json.set("machine", machine(measured.machine()));
    json.set("versions", MAPPER.valueToTree(new TreeMap<>(measured.versions().byName())));
    json.put("seed", measured.seed());
    json.set("settings", MAPPER.valueToTree(measured.settings()));
    report.runs().forEach(run -> json.withArray("/runs").add(run(run)));
    ArrayNode figures = json.putArray("figures");
    ArrayNode goals = json.putArray("goals");
    json.putObject("oracle")
        .put("match", report.oracle().match())
        .put("checked", report.oracle().checked());
    if (report.oracle().match()) {
      report.figures().forEach(figure -> figures.add(MAPPER.<JsonNode>valueToTree(figure)));
      report.goals().forEach(goal -> goals.add(MAPPER.<JsonNode>valueToTree(goal)));
    }
    return json;
  }

  private static ObjectNode machine(Machine machine) {
    return MAPPER
        .createObjectNode()
        .put("cpu", machine.cpu())
        .put("cores", machine.cores())
        .put("memory_mb", machine.memoryMegabytes())
        .put("os", machine.os())
        .put("jdk", machine.jdk());
  }

  private static ObjectNode run(BenchRun run) {
    ObjectNode json = MAPPER.createObjectNode().put("side", run.side());
    run.values().forEach((name, value) -> json.set(name, MAPPER.valueToTree(value)));
    return json;
  }
}
