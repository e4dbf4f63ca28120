package dev.firn.cli.views;

import dev.firn.lineage.ViewLineage;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints where the values of views come from. */
@Command(
    name = "lineage",
    description = "Print which streams, tables and columns each column of a view comes from.")
final class ViewsLineageCommand implements Runnable {

  @Mixin private ViewsOption option;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ViewsOption.Declared declared = option.read();
    List<ViewLineage> views =
        declared.model().views().stream()
            .map(view -> ViewLineage.of(view, declared.lake()))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ViewsJson.lineage(views));
    } else {
      views.forEach(view -> print(view, out));
    }
    out.flush();
  }

  private static void print(ViewLineage view, PrintWriter out) {
    out.println(view.view());
    out.println("  streams      " + String.join(", ", view.streams()));
    out.println("  tables       " + String.join(", ", view.tables()));
    if (!view.selectedBy().isEmpty()) {
      out.println("  selected by  " + String.join(", ", view.selectedBy()));
    }
    view.columns()
        .forEach(column -> {
          String sources =
              column.sources().isEmpty() ? "rows" : String.join(", ", column.sources());
          out.println("  %-30s %s".formatted(column.column(), sources));
        });
  }
}
