package dev.firn.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows how far something has come: a bar that is redrawn on a terminal, a line now and then
 * elsewhere. For one thread.
 */
final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 30;
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration LINE = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final String unit;
  private final long estimated;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private long lastShown = begin;
  private long done;
  private boolean drawn;

  /**
   * A bar that shows nothing yet.
   *
   * @param estimated about how many there will be; the bar stays below its end until closed
   */
  ProgressBar(PrintWriter out, String unit, long estimated) {
    this.out = out;
    this.unit = unit;
    this.estimated = Math.max(1, estimated);
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  void update(long doneSoFar) {
    done = doneSoFar;
    long now = System.nanoTime();
    if (now - lastShown >= (terminal ? REDRAW : LINE).toNanos()) {
      lastShown = now;
      show(Math.min(99, doneSoFar * 100 / estimated));
    }
  }

  /** Prints a line of text without disturbing the bar. */
  void say(String text) {
    out.print(drawn ? "\r" + " ".repeat(CELLS + 50) + "\r" : "");
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {
    if (drawn) {
      show(Math.min(100, done * 100 / estimated));
      out.println();
      out.flush();
    }
  }

  private void show(long percent) {
    String text =
        String.format(Locale.ROOT, "%3d %%  %,d %s, %,.0f/s", percent, done, unit, perSecond());
    if (terminal) {
      int cells = Math.toIntExact(CELLS * percent / 100);
      out.print("\r[" + "#".repeat(cells) + " ".repeat(CELLS - cells) + "] " + text + "  ");
      drawn = true;
    } else {
      out.println(text.strip());
    }
    out.flush();
  }

  private double perSecond() {
    return done * 1e9 / Math.max(1, System.nanoTime() - begin);
  }
}
