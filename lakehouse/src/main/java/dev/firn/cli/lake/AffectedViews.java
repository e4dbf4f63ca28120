package dev.firn.cli.lake;

import dev.firn.catalog.plan.Change;
import dev.firn.catalog.plan.SchemaChange;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.LakeProblemsException;
import dev.firn.lineage.ViewLineage;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.yaml.ViewsYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What changes of the lake mean for the views that are declared beside it.
 *
 * @param views where their values come from, as far as they can be read at all
 * @param dataSets that QuickSight has of them
 * @param problems why the views do not fit the lake as declared; empty if they do
 */
record AffectedViews(List<ViewLineage> views, DataSets dataSets, List<String> problems) {

  static final AffectedViews NONE = new AffectedViews(List.of(), DataSets.NONE, List.of());

  /**
   * Reads the views beside a lake; without a file there are none.
   *
   * @param changes columns that they drop are known to the views as well
   */
  static AffectedViews of(LakeSource source, Lake lake, List<Change> changes) {
    Path file = source.file().toAbsolutePath().resolveSibling(ViewsYaml.FILE_NAME);
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      return of(ViewsYaml.read(file, lake, source.environment()), lake, List.of());
    } catch (LakeProblemsException e) {
      return unfitting(
          file,
          source,
          EarlierLake.of(lake, changes),
          String.valueOf(e.getMessage()).lines().toList());
    }
  }

  private static AffectedViews unfitting(
      Path file, LakeSource source, Lake earlier, List<String> problems) {
    try {
      return of(ViewsYaml.read(file, earlier, source.environment()), earlier, problems);
    } catch (LakeProblemsException e) {
      return new AffectedViews(List.of(), DataSets.NONE, problems);
    }
  }

  private static AffectedViews of(SemanticModel model, Lake lake, List<String> problems) {
    return new AffectedViews(
        model.views().stream().map(view -> ViewLineage.of(view, lake)).toList(),
        DataSets.of(lake.name(), model),
        problems);
  }

  /** The views that read what is changed. */
  List<String> by(Change change) {
    Optional<String> source = source(change);
    return views.stream()
        .filter(view -> source.filter(view.allSources()::contains).isPresent())
        .map(ViewLineage::view)
        .toList();
  }

  /** For people; empty where no view is affected. */
  String text(List<Change> changes) {
    var text = new StringBuilder();
    for (Change change : changes) {
      List<String> affected = by(change);
      if (!affected.isEmpty()) {
        text.append(
            "%s: %s: affects views %s%s\n"
                .formatted(
                    change.subject(),
                    change.text(),
                    String.join(", ", affected),
                    dataSets.text(affected)));
      }
    }
    if (!problems.isEmpty()) {
      text.append("The views do not fit the lake as declared:\n");
      problems.forEach(problem -> text.append(problem).append('\n'));
    } else if (!text.isEmpty()) {
      text.append("After apply, publish the views again: firn views publish")
          .append(dataSets.advice())
          .append('\n');
    }
    return text.toString();
  }

  /** The column that is changed, if readers can see the change. */
  private static Optional<String> source(Change change) {
    if (!(change instanceof SchemaChange schema)) {
      return Optional.empty();
    }
    return switch (schema) {
      case SchemaChange.WidenColumn widen -> Optional.of(widen.table() + "." + widen.column());
      case SchemaChange.RelaxColumn relax -> Optional.of(relax.table() + "." + relax.column());
      case SchemaChange.DropColumn drop -> Optional.of(drop.table() + "." + drop.column());
      case SchemaChange.AddColumn add -> Optional.of(add.table() + "." + add.column().name());
      case SchemaChange.CommentColumn _, SchemaChange.OrderColumns _ -> Optional.empty();
    };
  }
}
