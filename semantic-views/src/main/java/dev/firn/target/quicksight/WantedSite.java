package dev.firn.target.quicksight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that QuickSight should hold of one lake, in the order in which it is made.
 *
 * @param prefix what the ids of all objects of the lake begin with
 */
public record WantedSite(
    String lake,
    String prefix,
    Optional<Wanted.Folder> folder,
    Wanted.Source source,
    List<Wanted.DataSet> dataSets) {

  public WantedSite {
    dataSets = List.copyOf(dataSets);
  }

  /** How many objects it is made of. */
  public int size() {
    return objects().size();
  }

  List<Wanted> objects() {
    List<Wanted> objects = new ArrayList<>();
    folder.ifPresent(objects::add);
    objects.add(source);
    objects.addAll(dataSets);
    return objects;
  }
}
