package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.cli.terminal.ProgressBar;
import dev.firn.cli.terminal.StopSignal;
import dev.firn.reprocess.replay.ReplayPlan;
import dev.firn.reprocess.replay.ReplayPlanner;
import dev.firn.reprocess.replay.ReplayProcess;
import dev.firn.reprocess.run.CorrectionSql;
import dev.firn.reprocess.run.CorrectionSql.Source;
import dev.firn.reprocess.run.ReplayResult;
import dev.firn.reprocess.run.ReplayRun;
import dev.firn.reprocess.run.RunProgress;
import dev.firn.reprocess.run.RunResult;
import dev.firn.reprocess.run.SqlRun;
import dev.firn.reprocess.run.TableCorrection;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.sql.SqlUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes a correction. */
@Command(
    name = "run",
    description = {
      "Compute a correction: the branch then holds the fork with the rows that this returns, and"
          + " nothing of an earlier run.",
      "Either Trino runs a SELECT that returns whole rows as they should have been; where it names"
          + " the table without a version it reads the fork. Or, with --replay, the pipeline as it"
          + " is now runs once more over what Kafka has retained.",
      "May be killed and repeated at any point. Ctrl-C cancels what runs."
    })
final class ReprocessRunCommand implements Runnable {

  @Mixin private CorrectionOption option;
  @Mixin private TrinoOption trino;

  @Option(
      names = "--sql",
      paramLabel = "FILE",
      description = "Returns the corrected rows: every column of the table, by name.")
  private @Nullable Path sql;

  @Mixin private ReplayOption replay;

  @ArgGroup private @Nullable Deletions deletions;

  @Option(
      names = "--allow-inserts",
      description = "Take rows whose key has none at the fork; refused otherwise.")
  private boolean allowInserts;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** One of them. */
  static final class Deletions {
    @Option(
        names = "--delete-where",
        paramLabel = "CONDITION",
        description = "Delete the rows of the fork for which this is true.")
    private @Nullable String where;

    @Option(
        names = "--delete-sql",
        paramLabel = "FILE",
        description = "Returns the keys of the rows to delete: the columns of the key, by name.")
    private @Nullable Path file;
  }

  @Override
  public void run() {
    boolean bySql = sql != null || deletions != null || allowInserts;
    replay
        .misuse(bySql)
        .ifPresent(problem -> {
          throw new ParameterException(spec.commandLine(), problem);
        });
    try (CorrectionSession session = option.open()) {
      TableCorrection correction = session.corrections().only(option.name(), option.tables());
      if (replay.isGiven()) {
        replay(session, correction);
      } else {
        RunResult result = run(session, correction);
        print(
            correction,
            CorrectionText.ran(correction, result),
            node -> CorrectionJson.write(node, result));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
  }

  private RunResult run(CorrectionSession session, TableCorrection it) {
    var update = new SqlUpdate(trino.address(session.lake(), option.topology()));
    TrinoTable table = trino.table(session.lake(), it.table().name());
    CorrectionSql queries = new CorrectionSql(sql == null ? null : read(sql), deletions(it, table));
    try (var bar = ProgressBar.withoutEnd(spec.commandLine().getErr(), "rows read");
        var _ = StopSignal.on(update::cancel)) {
      return new SqlRun(
              session.catalog(), session.corrections().of(it.table()), update, table, progress(bar))
          .run(it.correction(), queries, allowInserts);
    }
  }

  private void replay(CorrectionSession session, TableCorrection it) {
    ReplayPlan plan =
        ReplayPlanner.of(session.lake())
            .plan(it.table(), it.correction().forkedAt().orElse(Instant.MAX), replay.request());
    if (replay.isDryRun()) {
      print(it, ReplayText.of(plan).stripTrailing(), node -> ReplayJson.write(node, plan));
      return;
    }
    plan.notes().forEach(note -> spec.commandLine().getErr().println(note));
    ReplayResult result = run(session, it, plan);
    print(it, ReplayText.of(it, result), node -> ReplayJson.write(node, result));
  }

  private ReplayResult run(CorrectionSession session, TableCorrection it, ReplayPlan plan) {
    ReplayProcess job = replay.process(option.source());
    try (var bar = new ProgressBar(spec.commandLine().getErr(), "events read", plan.events());
        var _ = StopSignal.on(job::cancel)) {
      return new ReplayRun(
              session.catalog(),
              session.corrections().of(it.table()),
              job,
              it.table().name(),
              progress(bar))
          .run(it.correction(), plan);
    }
  }

  private @Nullable Source deletions(TableCorrection it, TrinoTable table) {
    if (deletions == null) {
      return null;
    }
    if (deletions.where != null) {
      return CorrectionSql.where("--delete-where", deletions.where, table, it.table().primaryKey());
    }
    return deletions.file == null ? null : read(deletions.file);
  }

  private Source read(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "Cannot read " + file + ": " + e, e);
    }
  }

  private static RunProgress progress(ProgressBar bar) {
    return new RunProgress() {
      @Override
      public void step(String line) {
        bar.say(line);
      }

      @Override
      public void read(long rows) {
        bar.update(rows);
      }
    };
  }

  private void print(TableCorrection it, String text, Consumer<ObjectNode> write) {
    var out = spec.commandLine().getOut();
    if (json) {
      var list = CorrectionJson.list();
      var node = list.addObject();
      node.put("table", it.table().name()).put("correction", it.correction().name());
      write.accept(node);
      out.print(CorrectionJson.text(list));
    } else {
      out.println(text);
    }
    out.flush();
  }
}
