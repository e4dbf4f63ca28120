package dev.firn.ingest;

/** Where the job's state comes from when it starts. */
public sealed interface Recover {

  /** The newest checkpoint in the folder of checkpoints; none if there is none. */
  record Newest() implements Recover {}

  /** Nothing: events are read from the offsets that Kafka holds. */
  record Nothing() implements Recover {}

  /** Whatever the cluster restores by itself (managed Flink, high availability, {@code -s}). */
  record ByCluster() implements Recover {}

  /**
   * One checkpoint or savepoint.
   *
   * @param path its folder or its {@code _metadata}
   */
  record From(String path) implements Recover {}

  /** Reads {@code auto}, {@code none}, {@code cluster} or a path. */
  static Recover parse(String text) {
    return switch (text) {
      case "auto" -> new Newest();
      case "none" -> new Nothing();
      case "cluster" -> new ByCluster();
      default -> new From(text);
    };
  }
}
