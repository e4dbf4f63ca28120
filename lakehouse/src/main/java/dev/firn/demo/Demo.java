package dev.firn.demo;

import dev.firn.local.Topology;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The main job, end to end: starts a topology of its own, streams the reference workload through it
 * and checks what comes out. A check that cannot be made is a failed fact; where nothing after it
 * would make sense, the demo ends.
 */
public final class Demo {
  private final DemoOptions options;
  private final Topology topology;
  private final DemoConsole console;

  /**
   * Prepares a demo.
   *
   * @param topology with an empty folder; the caller stops it
   */
  public Demo(DemoOptions options, Topology topology, DemoConsole console) {
    this.options = options;
    this.topology = topology;
    this.console = console;
  }

  /**
   * Runs all steps.
   *
   * @throws RuntimeException if a step fails that the others need
   */
  public DemoReport run() {
    long begin = System.nanoTime();
    DemoContext context = new DemoContext(options, topology, console);
    context.findings().figures().put("scale", options.scale()).put("seed", options.seed());
    for (DemoStep step : steps()) {
      run(step, context);
    }
    return new DemoReport(
        context.findings().facts(),
        context.findings().figures(),
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private static List<DemoStep> steps() {
    return List.of(
        new StartStep(),
        new DimensionStep(),
        new StreamStep(Clock.systemUTC()),
        new OracleStep(),
        new ViewsStep(),
        new DeadLetterStep(),
        new CleanMainStep(),
        new DimensionCheckStep(),
        new EncryptionStep(),
        new ReadAmplificationStep());
  }

  private void run(DemoStep step, DemoContext context) {
    long begin = System.nanoTime();
    console.say(step.title());
    try {
      step.run(context);
    } catch (RuntimeException e) {
      if (step.isEssential()) {
        throw e;
      }
      context
          .findings()
          .fact(step.title(), "cannot be done", String.valueOf(e.getMessage()), false);
    }
    console.say("  took %.1f s".formatted((System.nanoTime() - begin) / 1e9));
  }
}
