package dev.firn.demo;

import dev.firn.lake.DeclaredTable;
import dev.firn.probe.ReadAmplification;

/** Compares a query on main with the same query on a fresh copy of the same rows. */
final class ReadAmplificationStep implements DemoStep {
  private static final int RUNS = 5;

  @Override
  public String title() {
    return "Compare reading main with reading a fresh copy of it";
  }

  @Override
  public void run(DemoContext context) {
    DeclaredTable sales =
        context.lake().tables().stream()
            .filter(table -> table.name().equals("sales"))
            .findFirst()
            .orElseThrow(() -> new DemoException("Cannot find table sales in the lake"));
    ReadAmplification.Sample sample =
        new ReadAmplification(context.queries(), sales, RUNS).measure();
    context
        .findings()
        .figures()
        .put("read_amplification", Math.round(sample.ratio() * 100) / 100.0);
    context
        .findings()
        .fact(
            "read amplification",
            "%.2f".formatted(sample.ratio()),
            sample.equal()
                ? "a query on main, %d ms, against a fresh copy, %d ms; medians of %d"
                    .formatted(sample.main().toMillis(), sample.copy().toMillis(), RUNS)
                : "the answers differ",
            sample.equal());
  }
}
