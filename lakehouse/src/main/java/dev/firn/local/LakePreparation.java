package dev.firn.local;

import dev.firn.catalog.LakeCatalog;
import dev.firn.catalog.plan.ApplyOptions;
import dev.firn.catalog.plan.LakeApplier;
import dev.firn.catalog.plan.LakePlan;
import dev.firn.catalog.plan.LakePlanner;
import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import dev.firn.local.site.LocalCredentials;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes what a lake needs before it can be written: its bucket, its topics, its tables. Repeatable.
 */
final class LakePreparation {

  /** The local job reads with fewer; more would only be idle. */
  private static final int TOPIC_PARTITIONS = 4;

  private final LocalSite site;
  private final Predicate<PartName> runs;

  /**
   * @param runs which parts can be asked
   */
  LakePreparation(LocalSite site, Predicate<PartName> runs) {
    this.site = site;
    this.runs = runs;
  }

  /** Makes the bucket and the topics as far as the parts that hold them run. */
  void bucketAndTopics() {
    Lake lake = site.declaredLake();
    if (runs.test(PartName.S3)) {
      LocalBucket.create(site.s3Endpoint(), bucket(lake));
    }
    if (runs.test(PartName.KAFKA)) {
      lake.streams().forEach(this::createTopic);
    }
  }

  /** Makes the tables as declared, unless that would lose something. */
  void tables() {
    requireFor("tables", Set.of(PartName.S3, PartName.GLUE));
    LocalCredentials.use();
    Lake lake = site.declaredLake();
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      LakePlan plan = LakePlanner.plan(lake, catalog);
      new LakeApplier(lake, catalog, change -> {}).apply(plan, ApplyOptions.SAFE);
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot close the catalog of lake " + lake.name(), problem);
    }
  }

  private void requireFor(String what, Set<PartName> parts) {
    parts.stream()
        .filter(runs.negate())
        .findFirst()
        .ifPresent(part -> {
          throw new LocalException(
              Category.USER,
              "Cannot create %s: part %s does not run; run ./firn up %s"
                  .formatted(what, part, part));
        });
  }

  private void createTopic(DeclaredStream stream) {
    new KafkaTopics(site.kafka()).create(stream.source().topic(), TOPIC_PARTITIONS);
  }

  private static String bucket(Lake lake) {
    String bucket = URI.create(lake.warehouse()).getHost();
    if (bucket == null) {
      throw new LocalException(
          Category.USER,
          "Cannot create the bucket of warehouse %s: it is not s3://bucket/prefix"
              .formatted(lake.warehouse()));
    }
    return bucket;
  }
}
