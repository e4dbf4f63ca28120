package dev.firn.cli.lake;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.ApplyReport;
import dev.firn.catalog.plan.Change;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the catalog what {@code lake.yaml} declares. */
@Command(
    name = "apply",
    description = {
      "Make the catalog what lake.yaml declares; what is so already is passed over.",
      "Anything that loses data needs its flag, and refuses the whole plan without it."
    })
public final class ApplyCommand implements Runnable {

  @Mixin private LakeOption option;

  @Option(
      names = "--drop-columns",
      description = "Drop columns that are no longer declared, with their values.")
  private boolean dropColumns;

  @Option(
      names = "--accept-lost-lanes",
      description = "Make lanes anew that somebody removed, without what they held.")
  private boolean acceptLostLanes;

  @Option(names = "--json", description = "Print the changes that were made as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    LakeSource source = option.source();
    Lake lake = source.lake();
    PrintWriter out = spec.commandLine().getOut();
    try (LakeCatalog catalog = source.open(lake)) {
      var applier = new LakeApplier(lake, catalog, change -> printLine(out, change));
      ApplyReport report =
          applier.apply(
              LakePlanner.plan(lake, catalog), new ApplyOptions(dropColumns, acceptLostLanes));
      printEnd(out, report);
    } catch (IOException problem) {
      throw new IllegalStateException("Cannot close the catalog", problem);
    }
  }

  private void printLine(PrintWriter out, Change change) {
    if (!json) {
      out.println(change.subject() + ": " + change.text());
      out.flush();
    }
  }

  private void printEnd(PrintWriter out, ApplyReport report) {
    if (json) {
      out.print(ChangesJson.text(report.applied()));
    } else if (report.applied().isEmpty()) {
      out.println("Nothing to do: the catalog is as declared");
    }
    out.flush();
  }
}
