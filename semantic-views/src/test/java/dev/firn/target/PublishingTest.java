package dev.firn.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.render.RetailViews;
import dev.firn.semantic.Placement.Security;
import dev.firn.semantic.Target;
import dev.firn.semantic.ViewsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planning and publishing, against a target in memory. */
class PublishingTest {

  private static final String VIEW = "returns_daily";
  private static final String OTHER = "sales_total";

  private final InMemoryViewStore store = new InMemoryViewStore();
  private final List<WantedView> wanted =
      RetailViews.rendered(Target.TRINO).stream()
          .filter(view -> List.of(VIEW, OTHER).contains(view.view().name()))
          .map(WantedView::new)
          .toList();

  @Test
  void createsWhatIsNotThereAndThenChangesNothing() {
    assertThat(plan().changes()).extracting(ViewChange::kind).containsOnly("create");

    List<ViewOutcome> outcomes = publish();

    assertThat(outcomes).hasSize(2).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(plan().changes()).isEmpty();
    assertThat(publish()).isEmpty();
  }

  @Test
  void commentsSayTheQuestionAndBearAMark() {
    publish();

    assertThat(store.view(OTHER).comment())
        .matches("What has been sold in all\\? \\[firn [0-9a-f]{16}-[0-9a-f]{16}\\]");
    assertThat(store.view(OTHER).columnComments()).containsEntry("units", "Units sold");
  }

  @Test
  void whatFailsAnywhereIsFinishedByTheNextPublication() {
    store.failAt(Integer.MAX_VALUE);
    publish();
    int steps = store.steps().size();
    for (int step = 1; step < steps; step++) {
      store.drop(VIEW);
      store.drop(OTHER);
      store.failAt(step);
      List<ViewOutcome> interrupted = publish();
      store.failAt(-1);

      assertThat(interrupted).anyMatch(ViewOutcome.Failed.class::isInstance);
      assertThat(plan().changes()).as("after a failure of step %d", step).hasSize(1);
      publish();
      assertThat(plan().changes()).isEmpty();
    }
  }

  @Test
  void oneViewThatFailsDoesNotKeepTheOthersBack() {
    store.failAt(1);

    List<ViewOutcome> outcomes = publish();

    assertThat(outcomes)
        .filteredOn(ViewOutcome.Failed.class::isInstance)
        .extracting(outcome -> ((ViewOutcome.Failed) outcome).reason())
        .containsExactly("Cannot replace " + VIEW + ": refused");
    assertThat(outcomes).filteredOn(ViewOutcome.Done.class::isInstance).hasSize(1);
  }

  @Test
  void aSchemaThatCannotBeMadeEndsThePublication() {
    store.failAt(0);

    assertThatThrownBy(this::publish)
        .isInstanceOf(ViewsException.class)
        .hasMessage("Cannot schema: refused");
  }

  @Test
  void findsAndRepairsWhatWasChangedByHand() {
    publish();
    store.changeSql(VIEW, "SELECT 1");
    store.changeSecurity(OTHER, Security.INVOKER);

    assertThat(plan().changes())
        .extracting(change -> change.kind() + " " + change.view() + ": " + change.reason())
        .containsExactly(
            "repair returns_daily: its SQL was changed by hand",
            "repair sales_total: its security mode was changed by hand to INVOKER");
    publish();
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void findsChangedComments() {
    publish();
    StoredView old = store.view(VIEW);
    Fingerprint mark = Fingerprint.of(old.comment()).orElseThrow();
    store.put(
        new StoredView(
            VIEW, old.definition(), mark.mark("Mine"), old.security(), old.columnComments()));
    store.commentColumn(wanted.getLast(), "units", "Pieces");

    assertThat(plan().changes())
        .extracting(ViewChange::reason)
        .containsExactly(
            "its comment was changed by hand", "the comment of column 'units' was changed by hand");
  }

  @Test
  void aViewThatSomebodyElseMadeIsTakenOver() {
    store.put(new StoredView(VIEW, "SELECT 1", "", Security.DEFINER, Map.of()));

    assertThat(plan().changes()).extracting(ViewChange::kind).containsExactly("repair", "create");
  }

  @Test
  void aNewDefinitionReplacesTheOld() {
    publish();
    StoredView old = store.view(VIEW);
    String stored = Fingerprint.of(old.comment()).orElseThrow().stored();
    String comment = new Fingerprint("0123456789abcdef", stored).mark("As it was");
    store.put(
        new StoredView(VIEW, old.definition(), comment, old.security(), old.columnComments()));

    assertThat(plan().changes())
        .extracting(change -> change.kind() + ": " + change.reason())
        .containsExactly("replace: its definition has changed");
  }

  @Test
  void dropsWhatIsNoLongerDeclaredOnlyWhenAsked() {
    publish();
    StoredView view = store.view(VIEW);
    store.put(
        new StoredView(
            "old", view.definition(), view.comment(), view.security(), view.columnComments()));
    store.put(new StoredView("theirs", "SELECT 1", "", Security.DEFINER, Map.of()));

    assertThat(plan().changes()).containsExactly(new ViewChange.Obsolete("old"));
    assertThat(plan().keepingObsolete().changes()).isEmpty();
    publish();
    assertThat(store.read()).containsOnlyKeys(VIEW, OTHER, "theirs");
  }

  private ViewsPlan plan() {
    return ViewsPlanner.plan(wanted, store.read());
  }

  private List<ViewOutcome> publish() {
    return new ViewsPublisher(store, _ -> {}).publish(plan());
  }
}
