package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.RevertResult;
import dev.firn.reprocess.run.TableCorrection;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a published correction out of main again. */
@Command(
    name = "revert",
    description = {
      "Take a published correction out of main again: rows that are as it left them become what they"
          + " were before it; what was written since stays.",
      "Several tables are reverted one after the other; may be repeated."
    })
final class ReprocessRevertCommand implements Runnable {

  @Mixin private CorrectionOption option;

  @Option(names = "--why", defaultValue = "", description = "A line that main keeps with it.")
  private String why = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    ArrayNode list = CorrectionJson.list();
    try (CorrectionSession session = option.open()) {
      Author author = new Author(Author.ofProcess().who(), why);
      for (TableCorrection it : session.corrections().named(option.name(), option.tables())) {
        RevertResult result =
            session.corrections().of(it.table()).revert(it.correction().name(), author);
        CorrectionJson.write(
            list.addObject().put("table", it.table().name()).put("correction", result.name()),
            result.published());
        if (!json) {
          out.println(
              it.table().name()
                  + ": '"
                  + it.correction().name()
                  + "' is out of main again with snapshot "
                  + result.published().snapshotId()
                  + ": "
                  + result.published().counts().toText());
          out.flush();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
    out.print(json ? CorrectionJson.text(list) : "");
    out.flush();
  }
}
