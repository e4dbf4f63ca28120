package dev.firn.cli.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.render.RenderedView;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    description = "Print the statements or requests that make the views of a target; ask nobody.")
final class ViewsRenderCommand implements Runnable {

  @Mixin private ViewsOption option;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      defaultValue = "TRINO",
      description = "Any of ${COMPLETION-CANDIDATES}, joined by commas; default: TRINO.")
  private List<TargetName> targets = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(paramLabel = "VIEW", arity = "0..*", description = "Only these; default: all.")
  private List<String> names = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ViewsOption.Declared declared = option.read();
    List<Target> engines =
        targets.stream().distinct().map(TargetName::engine).flatMap(Optional::stream).toList();
    engines.forEach(target -> declared.requireReader("render views for", target));
    List<RenderedView> views =
        engines.stream().flatMap(target -> rendered(declared.model(), target)).toList();
    ArrayNode requests =
        targets.contains(TargetName.QUICKSIGHT)
            ? QuickSightSite.requests(declared, chosen(declared.model()))
            : ViewsJson.list();
    print(views, requests, spec.commandLine().getOut());
  }

  /** What is not SQL is JSON, even for people. */
  private void print(List<RenderedView> views, ArrayNode requests, PrintWriter out) {
    if (json) {
      out.print(ViewsJson.text(ViewsJson.rendered(views).addAll(requests)));
    } else {
      views.forEach(view -> out.println(view.statement() + ";\n"));
      out.print(requests.isEmpty() ? "" : ViewsJson.text(requests));
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
