package dev.firn.target;

import dev.firn.semantic.ViewsException;
import dev.firn.target.ViewChange.Obsolete;
import dev.firn.target.ViewChange.Refused;
import dev.firn.target.ViewChange.Surrounding;
import dev.firn.target.ViewChange.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes a target hold what is declared. Each view bears its mark only when all of it is there, so a
 * publication that was interrupted anywhere is found by the next one and done again. A view that
 * fails does not keep the others back.
 *
 * <p>Targets have no compare-and-set for views: of two that publish at once the last one wins, and
 * what somebody changes between the writing of a view and its mark counts as published.
 */
public final class ViewsPublisher {

  private final ViewStore store;
  private final Consumer<ViewOutcome> listener;

  /**
   * A publisher.
   *
   * @param listener is told of each change when it is done or has failed
   */
  public ViewsPublisher(ViewStore store, Consumer<ViewOutcome> listener) {
    this.store = store;
    this.listener = listener;
  }

  /** Makes all changes of a plan, and tells what became of each. */
  public List<ViewOutcome> publish(ViewsPlan plan) {
    List<ViewOutcome> outcomes = new ArrayList<>();
    if (plan.changes().stream().anyMatch(it -> !(it instanceof Refused))) {
      store.createSchema();
    }
    List<Write> written = new ArrayList<>();
    for (ViewChange change : plan.changes()) {
      switch (change) {
        case Write write -> {
          if (attempt(write, () -> write(write.wanted()), outcomes)) {
            written.add(write);
          }
        }
        case Surrounding surrounding -> add(new ViewOutcome.Done(surrounding), outcomes);
        case Refused refused -> add(new ViewOutcome.Failed(refused, refused.reason()), outcomes);
        case Obsolete obsolete -> {
          if (attempt(obsolete, () -> store.drop(obsolete.view()), outcomes)) {
            add(new ViewOutcome.Done(obsolete), outcomes);
          }
        }
      }
    }
    mark(written, outcomes);
    return outcomes;
  }

  private void write(WantedView view) {
    store.replace(view);
    store.commentColumns(view);
  }

  /** What was stored is read once for all views, which is the dear part. */
  private void mark(List<Write> written, List<ViewOutcome> outcomes) {
    if (written.isEmpty()) {
      return;
    }
    Map<String, String> stored =
        store.read().values().stream()
            .collect(Collectors.toMap(StoredView::name, StoredView::definition));
    for (Write write : written) {
      WantedView view = write.wanted();
      String definition = stored.get(view.name());
      if (definition == null) {
        add(new ViewOutcome.Failed(write, "somebody else dropped it meanwhile"), outcomes);
      } else if (attempt(
          write, () -> store.comment(view, view.markedComment(definition)), outcomes)) {
        add(new ViewOutcome.Done(write), outcomes);
      }
    }
  }

  private boolean attempt(ViewChange change, Runnable step, List<ViewOutcome> outcomes) {
    try {
      step.run();
      return true;
    } catch (ViewsException e) {
      add(new ViewOutcome.Failed(change, String.valueOf(e.getMessage())), outcomes);
      return false;
    }
  }

  private void add(ViewOutcome outcome, List<ViewOutcome> outcomes) {
    outcomes.add(outcome);
    listener.accept(outcome);
  }
}
