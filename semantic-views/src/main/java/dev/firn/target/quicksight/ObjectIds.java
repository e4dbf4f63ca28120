package dev.firn.target.quicksight;

import dev.firn.semantic.quicksight.QuickSightSettings;
import java.util.Locale;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Ids and ARNs of the objects of one lake. An id is made of the names of lake and view, so that a
 * second publication finds what the first one made; it has letters, digits and hyphens alone.
 */
final class ObjectIds {

  /** QuickSight's limit for data sets. */
  private static final int MAX_LENGTH = 96;

  private static final int HASH_LENGTH = 16;

  private final String prefix;
  private final String arn;
  private final String lake;

  ObjectIds(String lake, QuickSightSettings settings) {
    this.lake = lake;
    this.prefix = "firn-" + hyphened(lake);
    this.arn =
        "arn:%s:quicksight:%s:%s:"
            .formatted(
                PartitionMetadata.of(Region.of(settings.region())).id(),
                settings.region(),
                settings.account());
  }

  /** What the ids of all objects of the lake begin with. */
  String prefix() {
    return prefix + "-";
  }

  String folder() {
    return limited(prefix);
  }

  /** A data source cannot change its kind, so each kind has its own. */
  String dataSource(String kind) {
    return limited(prefix + "-" + kind.toLowerCase(Locale.ROOT));
  }

  String dataSet(String view) {
    return limited(prefix + "-view-" + hyphened(view));
  }

  String arn(Kind kind, String id) {
    String type =
        switch (kind) {
          case FOLDER -> "folder/";
          case DATA_SOURCE -> "datasource/";
          case DATA_SET -> "dataset/";
        };
    return arn + type + id;
  }

  /** The head of an object that is not a view. */
  Wanted.Head head(Kind kind, String id, Access access) {
    ObjectKey key = new ObjectKey(kind, id);
    return new Wanted.Head(key, arn(kind, id), key.label(), lake, access);
  }

  private static String hyphened(String name) {
    return name.replaceAll("[^0-9A-Za-z]", "-");
  }

  private static String limited(String id) {
    if (id.length() <= MAX_LENGTH) {
      return id;
    }
    String hash = Marks.hash(id).substring(0, HASH_LENGTH);
    return id.substring(0, MAX_LENGTH - HASH_LENGTH - 1) + "-" + hash;
  }
}
