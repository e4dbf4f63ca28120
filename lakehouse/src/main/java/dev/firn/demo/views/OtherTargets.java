package dev.firn.demo.views;

import dev.firn.render.RenderedView;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What would be sent to the targets that are not on this machine; nothing is. */
public record OtherTargets(SemanticModel model, Path folder) {

  /**
   * Writes the statements for Redshift into a file.
   *
   * @return what they are, in a few lines, and the shortest of them
   */
  public Rendered redshift() {
    ViewRenderer renderer = new ViewRenderer(model.placement(Target.REDSHIFT));
    List<RenderedView> views = model.views().stream().map(renderer::render).toList();
    String all =
        views.stream().map(view -> view.statement() + ";\n").collect(Collectors.joining("\n"));
    Path file = write("redshift.sql", all);
    String shortest =
        views.stream()
            .map(RenderedView::statement)
            .min(Comparator.comparingInt(String::length))
            .orElse("");
    return new Rendered(views.size(), file, shortest);
  }

  /**
   * What a target would get.
   *
   * @param statements how many
   * @param file that has all of them
   * @param example the shortest
   */
  public record Rendered(int statements, Path file, String example) {}

  private Path write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
