package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.local.site.PartName;

/** The topology's Trino. */
record TrinoContender(OwnTopology topology) implements Contender {

  @Override
  public String label() {
    return "trino";
  }

  @Override
  public void prepare(String table) {
    // There is nothing to prepare.
  }

  @Override
  public void compact(String table) {
    topology.queries().run("ALTER TABLE %s EXECUTE optimize".formatted(table));
  }

  @Override
  public ProcessHandle process() {
    return topology.topology().status().stream()
        .filter(status -> status.part() == PartName.TRINO)
        .map(status -> status.pid())
        .flatMap(pid -> pid.stream().boxed())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .findFirst()
        .orElseThrow(() -> new BenchException("Cannot measure Trino: it does not run"));
  }

  @Override
  public String engine() {
    return "Trino " + topology.queries().row("SELECT version()").text(0);
  }

  @Override
  public void close() {
    // The topology has it.
  }
}
