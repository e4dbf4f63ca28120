package dev.firn.demo;

import dev.firn.demo.views.LiveViews;
import dev.firn.lake.Lake;
import dev.firn.local.Topology;
import dev.firn.local.site.LocalSite;
import dev.firn.oracle.TpcdsOracle;
import dev.firn.probe.Queries;
import dev.firn.replay.ReplayReport;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.yaml.ViewsYaml;
import org.jspecify.annotations.Nullable;

/** What the steps of one demo share. For one thread. */
final class DemoContext {
  private final DemoOptions options;
  private final Topology topology;
  private final DemoConsole console;
  private final Findings findings = new Findings();
  private @Nullable ReplayReport sent;
  private @Nullable Lake lake;
  private @Nullable ViewsChapter viewsChapter;

  DemoContext(DemoOptions options, Topology topology, DemoConsole console) {
    this.options = options;
    this.topology = topology;
    this.console = console;
  }

  DemoOptions options() {
    return options;
  }

  Topology topology() {
    return topology;
  }

  LocalSite site() {
    return topology.site();
  }

  DemoConsole console() {
    return console;
  }

  Findings findings() {
    return findings;
  }

  /** The lake with the local endpoints; known once the topology has chosen its ports. */
  Lake lake() {
    if (lake == null) {
      lake = site().declaredLake();
    }
    return lake;
  }

  /** Asks Trino about the lake. */
  Queries queries() {
    return Queries.of(site(), lake());
  }

  /** The views that are declared beside the lake. */
  SemanticModel viewsModel() {
    return ViewsYaml.read(
        site().lake().resolveSibling(ViewsYaml.FILE_NAME), lake(), site().endpoints());
  }

  LiveViews views() {
    return new LiveViews(viewsModel(), site().trinoUrl());
  }

  void viewsChapter(ViewsChapter chapter) {
    viewsChapter = chapter;
  }

  /** What is done with the views while the workload is sent. */
  ViewsChapter viewsChapter() {
    if (viewsChapter == null) {
      throw new DemoException("Cannot check the views: nothing was sent");
    }
    return viewsChapter;
  }

  /** What main must hold in the end; known once the workload is sent. */
  TpcdsOracle oracle() {
    return TpcdsOracle.of(options.scale(), sent().options().inventoryWeeks());
  }

  void sent(ReplayReport report) {
    sent = report;
  }

  /** What was sent; the step that sends comes before those that check. */
  ReplayReport sent() {
    if (sent == null) {
      throw new DemoException("Cannot check anything: nothing was sent");
    }
    return sent;
  }
}
