package dev.firn.demo.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.render.RenderedView;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.target.quicksight.SiteDesign;
import dev.firn.target.quicksight.SiteRequests;
import dev.firn.target.quicksight.WantedSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What would be sent to the targets that are not on this machine; nothing is.
 *
 * @param lake its name
 * @param folder of the files that have all of it
 */
public record OtherTargets(String lake, SemanticModel model, Path folder) {

  private static final int MAX_WIDTH = 120;

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
   * Writes the requests to QuickSight into a file.
   *
   * @return what they are, with the shortest of those that make a data set; empty if {@code
   *     views.yaml} does not declare QuickSight
   */
  public Optional<Requested> quickSight() {
    return model.targets().quickSight().map(this::quickSight);
  }

  private Requested quickSight(QuickSightSettings settings) {
    WantedSite site = SiteDesign.of(lake, model, model.views(), settings);
    ArrayNode requests = SiteRequests.of(site, settings.account());
    Path file = write("quicksight.json", requests.toPrettyString() + "\n");
    String shortest =
        StreamSupport.stream(requests.spliterator(), false)
            .filter(it -> it.path("operation").asText().equals("CreateDataSet"))
            .map(it -> it.path("request"))
            .min(Comparator.comparingInt(it -> it.toString().length()))
            .map(OtherTargets::lines)
            .orElse("");
    return new Requested(site.size(), site.dataSets().size(), requests.size(), file, shortest);
  }

  /** One short line for each field: the file has the rest. */
  private static String lines(JsonNode request) {
    return request.properties().stream()
        .map(field -> cut(field.getKey() + ": " + field.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String cut(String line) {
    return line.length() <= MAX_WIDTH ? line : line.substring(0, MAX_WIDTH - 1) + "…";
  }

  /**
   * What a target of SQL would get.
   *
   * @param statements how many
   * @param file that has all of them
   * @param example the shortest
   */
  public record Rendered(int statements, Path file, String example) {}

  /**
   * What QuickSight would get.
   *
   * @param objects that it would hold: data source, data sets and the folder
   * @param dataSets how many of them are data sets
   * @param requests that make them
   * @param file that has all requests
   * @param example the request of one data set, of each field the beginning
   */
  public record Requested(int objects, int dataSets, int requests, Path file, String example) {}

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
