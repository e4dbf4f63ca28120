package dev.firn.bench.stream;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchException;
import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlan;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.local.InterruptGuard;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.part.FlinkPart;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalCredentials;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.PartName;
import dev.firn.local.site.SiteChoice;
import dev.firn.probe.Queries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A local topology with the reference lake, in the folder of a benchmark; stopped when closed. */
public final class OwnTopology implements AutoCloseable {
  private final Topology topology;
  private final InterruptGuard guard;
  private final Lake lake;

  private OwnTopology(Topology topology, InterruptGuard guard) {
    this.topology = topology;
    this.guard = guard;
    this.lake = topology.site().declaredLake();
  }

  /** Starts some parts on free ports; the others may follow by {@link #up}. */
  public static OwnTopology start(
      BenchContext context, Duration checkpointInterval, Set<PartName> parts) {
    return start(context, checkpointInterval, parts, Optional.empty());
  }

  /**
   * The same with a lake of choice.
   *
   * @param lake its file; empty for the reference lake
   */
  public static OwnTopology start(
      BenchContext context, Duration checkpointInterval, Set<PartName> parts, Optional<Path> lake) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(FreePorts.pick().variables());
    environment.put(FlinkPart.CHECKPOINT_INTERVAL, checkpointInterval.toMillis() + "ms");
    Topology topology =
        new Topology(
            new SiteChoice(
                Installation.current(),
                new LocalDirectory(context.folder()),
                environment,
                OptionalInt.empty(),
                lake),
            TopologyListener.silent());
    LocalCredentials.use();
    context.console().say("Start " + parts);
    InterruptGuard guard = new InterruptGuard(topology);
    try {
      topology.up(parts);
      return new OwnTopology(topology, guard);
    } catch (RuntimeException e) {
      guard.close();
      topology.down(EnumSet.allOf(PartName.class));
      throw e;
    }
  }

  /** Starts everything. */
  public static OwnTopology start(BenchContext context, Duration checkpointInterval) {
    return start(context, checkpointInterval, EnumSet.allOf(PartName.class));
  }

  /** Starts what is missing of these parts. */
  public void up(Set<PartName> parts) {
    topology.up(parts);
  }

  /** Makes the tables as declared, before anything that needs them starts. */
  public void prepareTables() {
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      LakePlan plan = LakePlanner.plan(lake, catalog);
      new LakeApplier(lake, catalog, change -> {}).apply(plan, ApplyOptions.SAFE);
    } catch (IOException e) {
      throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }

  /** What a part has used since its start; zero if it does not run or the system does not tell. */
  public Duration cpu(PartName part) {
    return topology.status().stream()
        .filter(status -> status.part() == part)
        .flatMapToLong(status -> status.pid().stream())
        .mapToObj(ProcessHandle::of)
        .flatMap(Optional::stream)
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** The topology itself, for what kills and looks at processes. */
  public Topology topology() {
    return topology;
  }

  /** The lake with the endpoints filled in. */
  public Lake lake() {
    return lake;
  }

  /** The table that the stream fills. */
  public DeclaredTable sales() {
    return lake.tables().stream()
        .filter(table -> table.name().equals("sales"))
        .findFirst()
        .orElseThrow(() -> new BenchException("Cannot find table sales in lake " + lake.name()));
  }

  /** Asks Trino about the lake. */
  public Queries queries() {
    return Queries.of(topology.site(), lake);
  }

  @Override
  public void close() {
    guard.close();
    topology.down(EnumSet.allOf(PartName.class));
  }
}
