package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.cli.option.LakeOption;
import dev.firn.reprocess.PinnedFiles;
import dev.firn.reprocess.run.TableCorrection;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the corrections of a lake. */
@Command(
    name = "list",
    description = {
      "List corrections: how far they are, since when, how many rows they change, and how much is"
          + " kept for them alone.",
      "Reads metadata only."
    })
final class ReprocessListCommand implements Runnable {

  @Mixin private LakeOption option;

  @Option(names = "--open", description = "Only those that can still be published or aborted.")
  private boolean open;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    try (CorrectionSession session = CorrectionSession.open(option)) {
      List<TableCorrection> shown =
          session.corrections().all().stream()
              .filter(it -> !open || it.correction().isOpen())
              .toList();
      print(session, shown);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
  }

  private void print(CorrectionSession session, List<TableCorrection> shown) {
    PrintWriter out = spec.commandLine().getOut();
    ArrayNode list = CorrectionJson.list();
    Instant now = Instant.now();
    out.print(json ? "" : CorrectionText.head());
    for (TableCorrection it : shown) {
      PinnedFiles pinned = session.corrections().of(it.table()).pinned(it.correction().name());
      ObjectNode node = list.addObject();
      CorrectionJson.write(node, it);
      CorrectionJson.write(node, pinned);
      out.print(json ? "" : CorrectionText.row(it, pinned.bytes(), now));
    }
    out.print(json ? CorrectionJson.text(list) : "");
    out.flush();
  }
}
