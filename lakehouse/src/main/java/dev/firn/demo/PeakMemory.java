package dev.firn.demo;

import dev.firn.local.PartStatus;
import dev.firn.local.Topology;
import dev.firn.local.site.PartName;
import java.util.EnumMap;
import java.util.Map;

/** Keeps the most resident memory that each part was seen with. */
final class PeakMemory {
  private final Topology topology;
  private final Map<PartName, Long> bytes = new EnumMap<>(PartName.class);

  PeakMemory(Topology topology) {
    this.topology = topology;
  }

  synchronized void look() {
    for (PartStatus part : topology.status()) {
      part.residentBytes().ifPresent(seen -> bytes.merge(part.part(), seen, Math::max));
    }
  }

  synchronized Map<PartName, Long> bytes() {
    return new EnumMap<>(bytes);
  }
}
