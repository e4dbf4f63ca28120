package dev.firn.semantic;

import dev.firn.semantic.target.TargetSettings;
import java.util.List;
import java.util.Optional;

/**
 * All definitions of one lake.
 *
 * @param placements one for each target
 * @param targets how each target is reached that is a service of its own
 * @param views in the order of the declaration; names are unique
 */
public record SemanticModel(
    List<Placement> placements, TargetSettings targets, List<Entity> entities, List<View> views) {

  public SemanticModel {
    placements = List.copyOf(placements);
    entities = List.copyOf(entities);
    views = List.copyOf(views);
  }

  /** Where the views of a target go. */
  public Placement placement(Target target) {
    return placements.stream()
        .filter(placement -> placement.target() == target)
        .findFirst()
        .orElseThrow();
  }

  /** The view of that name, empty if there is none. */
  public Optional<View> view(String name) {
    return views.stream().filter(view -> view.name().equals(name)).findFirst();
  }
}
