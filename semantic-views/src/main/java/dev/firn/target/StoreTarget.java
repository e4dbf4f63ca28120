package dev.firn.target;

import dev.firn.target.ViewChange.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An engine that holds views.
 *
 * @param wanted all declared views
 * @param refused those of them that it cannot read; they are left as they are
 */
public record StoreTarget(
    String label, List<WantedView> wanted, List<Refused> refused, ViewStore store)
    implements PublishingTarget {

  public StoreTarget {
    wanted = List.copyOf(wanted);
    refused = List.copyOf(refused);
  }

  @Override
  public ViewsPlan plan() {
    Set<String> left = refused.stream().map(Refused::view).collect(Collectors.toSet());
    List<ViewChange> changes = new ArrayList<>(store.surroundings());
    changes.addAll(refused);
    ViewsPlanner.plan(wanted, store.read()).changes().stream()
        .filter(change -> !left.contains(change.view()))
        .forEach(changes::add);
    return new ViewsPlan(changes);
  }

  @Override
  public List<ViewOutcome> publish(ViewsPlan plan, Consumer<ViewOutcome> listener) {
    return new ViewsPublisher(store, listener).publish(plan);
  }
}
