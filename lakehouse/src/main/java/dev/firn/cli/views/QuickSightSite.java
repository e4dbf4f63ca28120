package dev.firn.cli.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.firn.lake.Reader;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.target.aws.Pace;
import dev.firn.target.quicksight.QuickSightTarget;
import dev.firn.target.quicksight.SiteDesign;
import dev.firn.target.quicksight.SiteRequests;
import dev.firn.target.quicksight.WantedSite;
import java.util.List;

/** Opens QuickSight, which shows the views that another target has. */
final class QuickSightSite {

  private QuickSightSite() {}

  static OpenTarget open(ViewsOption.Declared declared) {
    QuickSightSettings settings = settings("publish views to", declared);
    WantedSite wanted = wanted(declared, declared.model().views(), settings);
    declared.source().useCredentials();
    QuickSightTarget target = QuickSightTarget.open(wanted, settings, Pace.ofAws());
    return new OpenTarget(target, List.of(target));
  }

  /** The requests that make everything; asks nobody. */
  static ArrayNode requests(ViewsOption.Declared declared, List<View> views) {
    QuickSightSettings settings = settings("render views for", declared);
    return SiteRequests.of(wanted(declared, views, settings), settings.account());
  }

  private static WantedSite wanted(
      ViewsOption.Declared declared, List<View> views, QuickSightSettings settings) {
    return SiteDesign.of(declared.lake().name(), declared.model(), views, settings);
  }

  private static QuickSightSettings settings(String purpose, ViewsOption.Declared declared) {
    QuickSightSettings settings =
        declared
            .model()
            .targets()
            .quickSight()
            .orElseThrow(() ->
                new ViewsException(
                    Code.TARGET_REFUSED,
                    "Cannot %s quicksight: views.yaml has no section targets.quicksight"
                        .formatted(purpose)));
    declared.requireReader(purpose, Reader.QUICKSIGHT);
    declared.requireReader(purpose, Reader.valueOf(SiteDesign.engine(settings).name()));
    return settings;
  }
}
