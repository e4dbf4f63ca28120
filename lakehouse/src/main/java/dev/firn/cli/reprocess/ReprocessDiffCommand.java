package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.cli.terminal.ReportFile;
import dev.firn.probe.Queries;
import dev.firn.reprocess.diff.DiffHtml;
import dev.firn.reprocess.diff.DiffJson;
import dev.firn.reprocess.diff.DiffRunner;
import dev.firn.reprocess.diff.DiffText;
import dev.firn.reprocess.diff.TableDiff;
import dev.firn.reprocess.run.TableCorrection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what a correction changes. */
@Command(
    name = "diff",
    description = {
      "Compare the branch of a correction with its fork: rows changed, added and removed, by column,"
          + " with sums of numeric columns before and after, and some of the rows.",
      "Trino compares; nothing is changed."
    })
final class ReprocessDiffCommand implements Runnable {

  @Mixin private CorrectionOption option;
  @Mixin private TrinoOption trino;

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      defaultValue = "10",
      description = "Show so many of the rows that differ; default: ${DEFAULT-VALUE}.")
  private int sample;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page that needs nothing else, as well.")
  private @Nullable Path html;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (sample < 0) {
      throw new ParameterException(
          spec.commandLine(), "--sample must be at least 0, not " + sample);
    }
    try (CorrectionSession session = option.open()) {
      var runner = new DiffRunner(queries(session), sample);
      List<TableDiff> diffs = new ArrayList<>();
      for (TableCorrection it : session.corrections().named(option.name(), option.tables())) {
        diffs.add(
            runner.run(
                session.catalog().load(it.table().name()),
                trino.table(session.lake(), it.table().name()),
                it.correction()));
      }
      print(diffs);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
  }

  private Queries queries(CorrectionSession session) {
    return trino.queries(session.lake(), option.topology());
  }

  private void print(List<TableDiff> diffs) {
    new ReportFile(html).write(DiffHtml.of(option.name(), diffs));
    var out = spec.commandLine().getOut();
    if (json) {
      ArrayNode list = CorrectionJson.list();
      diffs.forEach(diff -> DiffJson.write(list.addObject(), diff));
      out.print(CorrectionJson.text(list));
    } else {
      diffs.forEach(diff -> out.print(DiffText.of(diff)));
    }
    out.flush();
  }
}
