package dev.firn.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows how far something has come: a bar that is redrawn on a terminal, a line now and then
 * elsewhere. For one thread.
 */
public final class ProgressBar implements AutoCloseable {
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
   * @param estimated about how many there will be; the bar stays below its end until closed. 0 if
   *     nobody knows: there is no bar then
   */
  public ProgressBar(PrintWriter out, String unit, long estimated) {
    this.out = out;
    this.unit = unit;
    this.estimated = estimated;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** One that does not know how many there will be, and shows how many there are. */
  public static ProgressBar withoutEnd(PrintWriter out, String unit) {
    return new ProgressBar(out, unit, 0);
  }

  /** Shows how many there are, if that is to be seen by now. */
  public void update(long doneSoFar) {
    done = doneSoFar;
    long now = System.nanoTime();
    if (now - lastShown >= (terminal ? REDRAW : LINE).toNanos()) {
      lastShown = now;
      show(Math.min(99, percent()));
    }
  }

  /** Prints a line of text without disturbing the bar. */
  public void say(String text) {
    out.print(drawn ? "\r" + " ".repeat(CELLS + 50) + "\r" : "");
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {
    if (drawn) {
      show(Math.min(100, percent()));
      out.println();
      out.flush();
    }
  }

  private long percent() {
    return done * 100 / Math.max(1, estimated);
  }

  private void show(long percent) {
    String counts = String.format(Locale.ROOT, "%,d %s, %,.0f/s", done, unit, perSecond());
    String text =
        estimated == 0 ? counts : String.format(Locale.ROOT, "%3d %%  %s", percent, counts);
    if (terminal) {
      int cells = Math.toIntExact(CELLS * percent / 100);
      String bar = "[" + "#".repeat(cells) + " ".repeat(CELLS - cells) + "] ";
      out.print("\r" + (estimated == 0 ? "" : bar) + text + "  ");
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
