package dev.firn.local;

/** Every part by its name. */
final class Parts {

  private Parts() {}

  static Part of(PartName name, LocalSite site) {
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
