package dev.firn.cli.lake;

import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.target.quicksight.SiteDesign;
import java.util.List;
import java.util.Optional;

/**
 * The data sets that QuickSight has of the views of a lake.
 *
 * @param lake its name
 * @param quickSight what is declared about it; empty if it shows no views
 */
record DataSets(String lake, Optional<QuickSightSettings> quickSight) {

  static final DataSets NONE = new DataSets("", Optional.empty());

  static DataSets of(String lake, SemanticModel model) {
    return new DataSets(lake, model.targets().quickSight());
  }

  /** Their ids. */
  List<String> ids(List<String> views) {
    return quickSight
        .map(settings ->
            views.stream().map(view -> SiteDesign.dataSetId(lake, view, settings)).toList())
        .orElse(List.of());
  }

  /** The end of a sentence about views, for people; empty without QuickSight. */
  String text(List<String> views) {
    List<String> ids = ids(views);
    return ids.isEmpty() ? "" : ", and data sets of QuickSight " + String.join(", ", ids);
  }

  /** How they are published, after the views that they read; empty without QuickSight. */
  String advice() {
    return quickSight
        .map(settings ->
            ", for QuickSight with --target %s,quicksight"
                .formatted(SiteDesign.engine(settings).label()))
        .orElse("");
  }
}
