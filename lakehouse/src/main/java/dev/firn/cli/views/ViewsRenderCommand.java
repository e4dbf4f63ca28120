package dev.firn.cli.views;

import dev.firn.lake.Lake;
import dev.firn.lake.Reader;
import dev.firn.render.RenderedView;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewsException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the SQL of views. */
@Command(
    name = "render",
    description = "Print the statements that make the views of a target; ask nobody.")
final class ViewsRenderCommand implements Runnable {

  @Mixin private ViewsOption option;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      defaultValue = "TRINO",
      description = "One of ${COMPLETION-CANDIDATES}; default: TRINO.")
  private Target target;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(paramLabel = "VIEW", arity = "0..*", description = "Only these; default: all.")
  private List<String> names = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ViewsOption.Declared declared = option.read();
    ViewRenderer renderer = new ViewRenderer(declared.model().placement(readable(declared.lake())));
    List<RenderedView> views = chosen(declared.model()).stream().map(renderer::render).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ViewsJson.rendered(views));
    } else {
      views.forEach(view -> out.println(view.statement() + ";\n"));
    }
    out.flush();
  }

  private Target readable(Lake lake) {
    if (!lake.readers().contains(Reader.valueOf(target.name()))) {
      throw new ViewsException(
          ViewsException.Code.TARGET_REFUSED,
          "Cannot render views for %s: the readers of lake.yaml do not name it, so its tables may have what %s cannot read"
              .formatted(target.label(), target.label()));
    }
    return target;
  }

  private List<View> chosen(SemanticModel model) {
    return names.isEmpty()
        ? model.views()
        : names.stream()
            .map(name ->
                model
                    .view(name)
                    .orElseThrow(() ->
                        new ParameterException(
                            spec.commandLine(), "There is no view '" + name + "'")))
            .toList();
  }
}
