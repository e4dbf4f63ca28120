package dev.firn.demo;

import dev.firn.demo.correction.Corrected;
import dev.firn.demo.correction.TaxCorrection;
import dev.firn.demo.correction.TaxFault;
import dev.firn.probe.Queries;
import dev.firn.probe.Waiting;
import dev.firn.replay.Message;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.SentCounts;
import dev.firn.sql.TrinoAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A correction in the midst of the stream: as soon as the producer's fault is mended, what it has
 * done so far is put right while events flow. What was still on its way then is put right by a
 * second correction in the end.
 */
final class Chapter implements ReplayListener {
  private static final String FIRST = "tax-sign";
  private static final String REST = "tax-sign-rest";
  private static final Duration MAX_STANDSTILL = Duration.ofMinutes(2);

  private final TaxCorrection correction;
  private final Queries queries;
  private final DemoConsole console;
  private final long mendedAfter;
  private final Executor aside =
      task -> Thread.ofPlatform().daemon().name("demo-correction").start(task);
  private @Nullable CompletableFuture<Corrected> first;

  /**
   * A chapter that begins when the fault ends.
   *
   * @param mendedAfter so many events
   */
  Chapter(DemoContext context, long mendedAfter) {
    TrinoAddress trino =
        new TrinoAddress(
            context.site().trinoUrl(), "lake", context.lake().catalog().database(), "firn");
    this.correction = new TaxCorrection(context.lake(), trino, context.console()::say);
    this.queries = context.queries();
    this.console = context.console();
    this.mendedAfter = mendedAfter;
  }

  @Override
  public void sent(Message message, SentCounts counts) {
    if (first == null && counts.events() > mendedAfter) {
      console.say(
          "The tax of channel %s is sent rightly again; correct what is there"
              .formatted(TaxFault.CHANNEL.label()));
      first = CompletableFuture.supplyAsync(this::correctWhatIsThere, aside);
    }
  }

  /** Ends it, once everything that was sent is on main, and notes what it found. */
  void end(Findings findings) {
    try {
      if (first == null) {
        throw new DemoException("Cannot correct anything: too little was sent");
      }
      Corrected corrected = first.join();
      note(findings, wrongRows() > 0 ? corrected.plus(correction.run(REST)) : corrected);
    } catch (CompletionException e) {
      failed(findings, e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      failed(findings, e);
    }
  }

  /** The fork must have wrong rows, and some of them on their way to be changed by the stream. */
  private Corrected correctWhatIsThere() {
    new Waiting(MAX_STANDSTILL).until(true, () -> wrongRows() > 0);
    return correction.run(FIRST);
  }

  private void note(Findings findings, Corrected corrected) {
    long wrong = wrongRows();
    findings
        .figures()
        .putObject("reprocess")
        .put("rows_corrected", corrected.rows())
        .put("live_updates_kept", corrected.keptForStream())
        .put("publish_ms", corrected.publishMillis())
        .put("pause_ms", corrected.pauseMillis())
        .put("rows_wrong", wrong);
    findings.fact(
        "correction",
        "%,d rows in %.1f s".formatted(corrected.rows(), corrected.publishMillis() / 1e3),
        "wrong tax put right while events flowed, %,d rows kept as the stream changed them since;"
                .formatted(corrected.keptForStream())
            + " the commit took %d ms; diff and checks as expected; %,d wrong rows left"
                .formatted(corrected.pauseMillis(), wrong),
        corrected.rows() > 0 && corrected.isAsAudited() && wrong == 0);
  }

  private static void failed(Findings findings, Throwable problem) {
    findings.figures().putObject("reprocess").put("problem", String.valueOf(problem.getMessage()));
    findings.fact("correction", "cannot be done", String.valueOf(problem.getMessage()), false);
  }

  private long wrongRows() {
    return queries.row("SELECT count(*) FROM sales WHERE tax < 0").number(0);
  }
}
