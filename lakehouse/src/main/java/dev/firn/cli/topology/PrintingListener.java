package dev.firn.cli.topology;

import dev.firn.local.TopologyListener;
import dev.firn.local.site.PartName;
import java.io.PrintWriter;
import java.time.Duration;

/** Prints a line for everything that happens to a topology. */
public final class PrintingListener implements TopologyListener {

  private static final double MILLIS_PER_SECOND = 1000;

  private final PrintWriter out;

  public PrintingListener(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void waiting() {
    print("Waiting: another firn starts or stops the same topology");
  }

  @Override
  public void alreadyRuns(PartName part) {
    print("%-7s already runs".formatted(part));
  }

  @Override
  public void starting(PartName part) {
    print("%-7s starts".formatted(part));
  }

  @Override
  public void started(PartName part, Duration took) {
    print("%-7s runs after %.1f s".formatted(part, took.toMillis() / MILLIS_PER_SECOND));
  }

  @Override
  public void stopped(PartName part) {
    print("%-7s stopped".formatted(part));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
