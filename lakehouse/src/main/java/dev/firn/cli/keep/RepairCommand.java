package dev.firn.cli.keep;

import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.repair.CleaningPlan;
import dev.firn.repair.CleaningPlanner;
import dev.firn.repair.CleaningRunner;
import dev.firn.repair.RepairKind;
import dev.firn.repair.RepairPlan;
import dev.firn.repair.RepairPlanner;
import dev.firn.repair.RepairRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is to be done about a main that the keeper found elsewhere than it left it. */
@Command(
    name = "repair",
    description = {
      "Say what is to be done about a table that halted as DIVERGED (its main was rolled back, set"
          + " elsewhere or replaced) or as REPAIR (its main carries equality deletes).",
      "Prints the plan, then does it in one commit. Exit code 1 when it cannot be done; nothing was"
          + " changed then."
    })
public final class RepairCommand implements Callable<Integer> {

  @Mixin private LakeOption option;

  @Parameters(paramLabel = "TABLE", description = "The table.")
  private String name = "";

  @ArgGroup(multiplicity = "1")
  private Decision decision = new Decision();

  @Option(names = "--dry-run", description = "Print the plan, and change nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  /** One of them. */
  static final class Decision {
    @Option(
        names = "--accept-rollback",
        description =
            "It was meant: what was taken back stays away; what the stream wrote since is"
                + " published on top.")
    private boolean accept;

    @Option(
        names = "--republish",
        description = "It was a mistake: set main forward to the last publication again.")
    private boolean republish;

    @Option(
        names = "--equality-deletes",
        description =
            "Replace the equality deletes of main by positions; what readers see stays the same.")
    private boolean clean;

    RepairKind kind() {
      return accept && !republish ? RepairKind.ACCEPT_ROLLBACK : RepairKind.REPUBLISH;
    }
  }

  @Override
  public Integer call() throws IOException {
    LakeSource source = option.source();
    Lake lake = source.lake();
    requireDeclared(lake);
    try (LakeCatalog catalog = source.open(lake)) {
      return decision.clean ? clean(catalog) : decide(catalog);
    }
  }

  private int decide(LakeCatalog catalog) {
    RepairPlan plan = RepairPlanner.plan(catalog.load(name), decision.kind());
    print(plan.toText());
    if (!dryRun) {
      print("main is at " + new RepairRunner(() -> catalog.load(name)).run(plan));
    }
    return 0;
  }

  private int clean(LakeCatalog catalog) {
    CleaningPlan plan = CleaningPlanner.plan(catalog.load(name));
    print(plan.isEmpty() ? name + ": main carries no equality deletes" : plan.toText());
    if (!dryRun && !plan.isEmpty()) {
      var runner = new CleaningRunner(() -> catalog.load(name), Runnable::run);
      print("main is at " + runner.run(plan));
    }
    return 0;
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void requireDeclared(Lake lake) {
    List<String> known = lake.tables().stream().map(table -> table.name()).toList();
    if (!known.contains(name)) {
      String suggestion =
          Spelling.closest(name, known).map(it -> " (did you mean '" + it + "'?)").orElse("");
      throw new ParameterException(
          spec.commandLine(), "No table '" + name + "' is declared" + suggestion);
    }
  }
}
