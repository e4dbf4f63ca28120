package dev.firn.local;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.Lake;
import dev.firn.local.LocalException.Category;
import java.net.URI;
import java.util.Set;

/** Makes what a lake takes for granted: its bucket and its topics. Repeatable. */
final class LakePreparation {

  /** As many as the local job has readers. */
  private static final int TOPIC_PARTITIONS = 2;

  private final LocalSite site;

  LakePreparation(LocalSite site) {
    this.site = site;
  }

  /** Makes what can be made with these parts. */
  void run(Set<PartName> running) {
    Lake lake = site.declaredLake();
    if (running.contains(PartName.S3)) {
      LocalBucket.create(site.s3Endpoint(), bucket(lake));
    }
    if (running.contains(PartName.KAFKA)) {
      lake.streams().forEach(this::createTopic);
    }
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
