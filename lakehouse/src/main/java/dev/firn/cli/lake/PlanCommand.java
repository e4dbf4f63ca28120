package dev.firn.cli.lake;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.Change.Effect;
import dev.firn.catalog.plan.LakePlan;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what differs between {@code lake.yaml} and the catalog. */
@Command(
    name = "plan",
    description = {
      "Print what differs between lake.yaml and the catalog, and which views read it; change"
          + " nothing.",
      "Exit code 1 when something differs that cannot be done."
    })
public final class PlanCommand implements Callable<Integer> {

  @Mixin private LakeOption option;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LakeSource source = option.source();
    Lake lake = source.lake();
    try (LakeCatalog catalog = source.open(lake)) {
      LakePlan plan = LakePlanner.plan(lake, catalog);
      AffectedViews views = AffectedViews.of(source, lake, plan.changes());
      var out = spec.commandLine().getOut();
      out.print(
          json
              ? ChangesJson.text(plan.changes(), views)
              : plan.text() + views.text(plan.changes()));
      out.flush();
      return plan.with(Effect.REFUSED).isEmpty() ? 0 : 1;
    }
  }
}
