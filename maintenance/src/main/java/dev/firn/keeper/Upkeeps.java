package dev.firn.keeper;

import dev.firn.compact.CompactionPolicy;
import dev.firn.expire.ExpiryPolicy;
import dev.firn.manifest.ManifestPolicy;
import dev.firn.orphan.OrphanPolicy;
import dev.firn.orphan.TableLocations;
import dev.firn.publish.Consolidation;
import dev.firn.publish.LanePublisher;
import dev.firn.upkeep.CompactUpkeep;
import dev.firn.upkeep.ExpireUpkeep;
import dev.firn.upkeep.ManifestUpkeep;
import dev.firn.upkeep.OrphanUpkeep;
import dev.firn.upkeep.Upkeep;
import dev.firn.upkeep.UpkeepTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;

/** The tasks of a table beside publishing, as its policies have them. */
final class Upkeeps {
  private static final double PERCENT = 100;

  private final Catalog catalog;
  private final KeptTable kept;
  private final KeeperConfig config;
  private final KeeperResources resources;
  private final LanePublisher publisher;
  private final Supplier<Table> fresh;
  private final Optional<CompactUpkeep> compaction;

  Upkeeps(
      Catalog catalog,
      KeptTable kept,
      KeeperConfig config,
      KeeperResources resources,
      LanePublisher publisher) {
    this.catalog = catalog;
    this.kept = kept;
    this.config = config;
    this.resources = resources;
    this.publisher = publisher;
    this.fresh = () -> catalog.loadTable(kept.id());
    boolean compacts = config.upkeep().tasks().contains(UpkeepTask.COMPACT);
    this.compaction =
        compacts && kept.upkeep().compact() ? Optional.of(newCompaction()) : Optional.empty();
  }

  /** What publications rewrite at once, where the table is compacted. */
  Consolidation consolidation() {
    return compaction
        .map(compact -> compact.consolidation(resources.files()))
        .orElse(Consolidation.NONE);
  }

  /** Those that are wanted, the most urgent first. */
  List<Upkeep> wanted() {
    return Stream.of(UpkeepTask.values())
        .filter(config.upkeep().tasks()::contains)
        .map(this::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Upkeep> of(UpkeepTask task) {
    return switch (task) {
      case PUBLISH -> Optional.empty();
      case COMPACT -> compaction.map(compact -> compact);
      case EXPIRE -> Optional.of(expiry());
      case ORPHANS -> Optional.of(orphans());
      case MANIFESTS -> Optional.of(new ManifestUpkeep(fresh, ManifestPolicy.DEFAULT));
    };
  }

  private CompactUpkeep newCompaction() {
    return new CompactUpkeep(
        publisher, policy(), resources.background(), config.upkeep().cpuPercent(), config.clock());
  }

  private CompactionPolicy policy() {
    CompactionPolicy otherwise =
        CompactionPolicy.DEFAULT.withTargetFileBytes(kept.upkeep().targetFileBytes());
    return new CompactionPolicy(
        otherwise.targetFileBytes(),
        otherwise.smallShare(),
        otherwise.minInputFiles(),
        otherwise.minGrowth(),
        kept.upkeep().deadPercent() / PERCENT,
        otherwise.maxDeletesPerFile(),
        otherwise.sorting(),
        otherwise.maxGroupBytes(),
        otherwise.maxGroups(),
        otherwise.quietAfter(),
        otherwise.quietDeadShare());
  }

  private Upkeep expiry() {
    ExpiryPolicy policy =
        ExpiryPolicy.of(kept.retention(), kept.upkeep().maxSnapshots(), config.clock());
    return new ExpireUpkeep(fresh, policy, resources.files());
  }

  private Upkeep orphans() {
    return new OrphanUpkeep(
        fresh,
        () -> TableLocations.others(catalog, kept.id().namespace(), kept.id()),
        new OrphanPolicy(kept.upkeep().orphanWindow(), config.clock()),
        kept.upkeep().orphanInterval(),
        resources.files());
  }
}
