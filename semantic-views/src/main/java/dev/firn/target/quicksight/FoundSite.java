package dev.firn.target.quicksight;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What QuickSight holds of one lake.
 *
 * @param objects those that are wanted and there
 * @param obsolete those that are tagged as the lake's and not wanted, data sets first
 */
record FoundSite(Map<ObjectKey, Found> objects, List<ObjectKey> obsolete) {

  FoundSite {
    objects = Map.copyOf(objects);
    obsolete = List.copyOf(obsolete);
  }

  Optional<Found> object(Wanted.Head head) {
    return Optional.ofNullable(objects.get(head.key()));
  }
}
