package dev.firn.target.aws;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often a service is asked again: after a first pause, and after longer and longer ones.
 *
 * @param first pause before a request is sent again
 * @param longest pause
 * @param patience how long one thing is waited for
 * @param attempts how often a request is sent when it is refused for now, or gets no answer
 */
public record Pace(Duration first, Duration longest, Duration patience, int attempts) {
  /** What is waited for is asked for sooner at first: most statements are done by then. */
  private static final int EAGERNESS = 8;

  /** For services of AWS. */
  public static Pace ofAws() {
    return new Pace(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(15), 8);
  }

  /**
   * Asks until there is an answer.
   *
   * @param what is waited for, as in {@code "write view 'x'"}
   * @throws ViewsException if there is none in time, or the thread is interrupted
   */
  public <T> T await(String what, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = first.dividedBy(EAGERNESS);
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new ViewsException(
            Code.TARGET_FAILED,
            "Cannot %s: it has not come to an end within %d s, and may still do so"
                .formatted(what, patience.toSeconds()));
      }
      sleep(what, pause);
      pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
    }
  }

  private static void sleep(String what, Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ViewsException(
          Code.TARGET_FAILED,
          "Cannot %s: interrupted while it was waited for, and it may still be done"
              .formatted(what),
          e);
    }
  }
}
