package dev.firn.cli.views;

import dev.firn.render.RenderedView;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
      split = ",",
      defaultValue = "TRINO",
      description = "Any of ${COMPLETION-CANDIDATES}, joined by commas; default: TRINO.")
  private List<Target> targets = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(paramLabel = "VIEW", arity = "0..*", description = "Only these; default: all.")
  private List<String> names = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ViewsOption.Declared declared = option.read();
    targets.forEach(target -> declared.requireReader("render views for", target));
    List<RenderedView> views =
        targets.stream().distinct().flatMap(target -> rendered(declared.model(), target)).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ViewsJson.rendered(views));
    } else {
      views.forEach(view -> out.println(view.statement() + ";\n"));
    }
    out.flush();
  }

  private Stream<RenderedView> rendered(SemanticModel model, Target target) {
    return chosen(model).stream().map(new ViewRenderer(model.placement(target))::render);
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
