package dev.firn.cli.reprocess;

import dev.firn.cli.terminal.ProgressBar;
import dev.firn.cli.terminal.StopSignal;
import dev.firn.reprocess.run.CorrectionSql;
import dev.firn.reprocess.run.CorrectionSql.Source;
import dev.firn.reprocess.run.RunProgress;
import dev.firn.reprocess.run.RunResult;
import dev.firn.reprocess.run.SqlRun;
import dev.firn.reprocess.run.TableCorrection;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.sql.SqlUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "Compute a correction: Trino runs a SELECT that returns whole rows as they should have been,"
          + " and the branch holds the fork with these rows, and nothing of an earlier run.",
      "Where the SELECT names the table without a version it reads the fork. May be killed and"
          + " repeated at any point. Ctrl-C cancels the statement that runs."
    })
final class ReprocessRunCommand implements Runnable {

  @Mixin private CorrectionOption option;
  @Mixin private TrinoOption trino;

  @Option(
      names = "--sql",
      paramLabel = "FILE",
      description = "Returns the corrected rows: every column of the table, by name.")
  private @Nullable Path sql;

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
    if (sql == null && deletions == null) {
      throw new ParameterException(
          spec.commandLine(), "Give --sql, --delete-where or --delete-sql");
    }
    try (CorrectionSession session = option.open()) {
      TableCorrection correction = session.corrections().only(option.name(), option.tables());
      print(correction, run(session, correction));
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

  private void print(TableCorrection it, RunResult result) {
    var out = spec.commandLine().getOut();
    if (json) {
      var list = CorrectionJson.list();
      var node = list.addObject();
      node.put("table", it.table().name()).put("correction", it.correction().name());
      CorrectionJson.write(node, result);
      out.print(CorrectionJson.text(list));
    } else {
      out.println(CorrectionText.ran(it, result));
    }
    out.flush();
  }
}
