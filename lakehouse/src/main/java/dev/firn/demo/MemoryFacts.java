package dev.firn.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.site.PartName;
import java.util.Map;
import java.util.stream.Collectors;

/** What the processes needed. */
final class MemoryFacts {
  private static final long MIB = 1 << 20;

  private MemoryFacts() {}

  static void note(Findings findings, Map<PartName, Long> peakBytes) {
    ObjectNode json = findings.figures().putObject("peak_resident_bytes");
    peakBytes.forEach((part, bytes) -> json.put(part.label(), bytes));
    findings.fact(
        "memory",
        "%,d MiB".formatted(peakBytes.values().stream().mapToLong(Long::longValue).sum() / MIB),
        "most resident: "
            + peakBytes.entrySet().stream()
                .map(entry -> entry.getKey().label() + " " + entry.getValue() / MIB)
                .collect(Collectors.joining(", ")),
        true);
  }
}
