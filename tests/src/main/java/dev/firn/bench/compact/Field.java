package dev.firn.bench.compact;

import dev.firn.bench.BenchConsole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All sides, which compact in turn. */
final class Field implements AutoCloseable {
  private final BenchConsole console;
  private final Contenders starter;
  private final SalesTables tables;
  private final CompactReport report;
  private final List<Contender> contenders = new ArrayList<>();

  Field(BenchConsole console, Contenders starter, SalesTables tables, CompactReport report) {
    this.console = console;
    this.starter = starter;
    this.tables = tables;
    this.report = report;
  }

  /** Starts them; a peer that is not built is left out, and the report says so. */
  void start(List<String> sides) {
    for (String side : sides) {
      Optional<Contender> contender = starter.start(side);
      if (contender.isPresent()) {
        contenders.add(contender.get());
      } else {
        console.say(Contenders.sparkRemedy());
        report.skip(side, Contenders.sparkRemedy());
      }
    }
  }

  /** Compacts one input some times by each side, and returns the tables that count. */
  List<String> compact(Input input, int warmUps, int runs) {
    for (int i = 1; i <= warmUps; i++) {
      for (Contender contender : contenders) {
        console.say("Warm up: " + pass(contender, input, "warm" + i).toText());
      }
    }
    List<String> compacted = new ArrayList<>();
    for (int i = 1; i <= runs; i++) {
      for (Contender contender : contenders) {
        Pass pass = pass(contender, input, "run" + i);
        console.say(pass.toText());
        report.add(pass);
        compacted.add(pass.table());
      }
    }
    return compacted;
  }

  private Pass pass(Contender contender, Input input, String number) {
    String table = String.join("_", "compact", input.label(), contender.label(), number);
    tables.create(table, input);
    return Pass.run(contender, table, input, tables);
  }

  @Override
  public void close() {
    contenders.forEach(Contender::close);
  }
}
