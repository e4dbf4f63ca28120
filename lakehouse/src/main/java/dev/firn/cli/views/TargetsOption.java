package dev.firn.cli.views;

import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.target.PublishingTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The targets that a command compares or writes. */
final class TargetsOption {

  @Mixin private ViewsOption views;
  @Mixin private TrinoUrlOption trino;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      defaultValue = "TRINO",
      description = "Any of ${COMPLETION-CANDIDATES}, joined by commas; default: TRINO.")
  private List<TargetName> names = new ArrayList<>();

  /** What is done with an open target. */
  interface Work {
    /** Says whether all is well. */
    boolean on(PublishingTarget target);
  }

  /** Whether there is more than one. */
  boolean several() {
    return chosen().size() > 1;
  }

  /**
   * Opens one target after the other; one that fails does not keep the others back.
   *
   * @param end is done when all have had their turn, before failures are thrown
   * @return whether all is well with all of them
   * @throws RuntimeException of the one that failed, or with a line for each
   */
  boolean each(Work work, Runnable end) {
    ViewsOption.Declared declared = views.read();
    List<RuntimeException> failures = new ArrayList<>();
    boolean well = true;
    for (TargetName name : chosen()) {
      try (OpenTarget open = open(name, declared)) {
        well &= work.on(open.target());
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    end.run();
    refuse(failures);
    return well;
  }

  private List<TargetName> chosen() {
    return names.stream().distinct().toList();
  }

  private OpenTarget open(TargetName name, ViewsOption.Declared declared) {
    return switch (name) {
      case TRINO -> TrinoTarget.open(declared, trino, views.topology());
      case ATHENA -> AthenaTarget.open(declared);
      case REDSHIFT -> RedshiftTarget.open(declared);
      case QUICKSIGHT -> QuickSightSite.open(declared);
    };
  }

  private static void refuse(List<RuntimeException> failures) {
    if (failures.size() == 1) {
      throw failures.getFirst();
    }
    if (!failures.isEmpty()) {
      ViewsException all =
          new ViewsException(
              Code.TARGET_FAILED,
              failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }
}
