package dev.firn.local.part;

import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;

/** Every part by its name. */
public final class Parts {

  private Parts() {}

  /** That part of the topology at that site. */
  public static Part of(PartName name, LocalSite site) {
    return switch (name) {
      case S3 -> new S3Part(site);
      case GLUE -> new GluePart(site);
      case KAFKA -> new KafkaPart(site);
      case TRINO -> new TrinoPart(site);
      case FLINK -> new FlinkPart(site);
      case KEEPER -> new KeeperPart(site);
    };
  }
}
