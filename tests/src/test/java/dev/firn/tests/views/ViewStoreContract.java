package dev.firn.tests.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.semantic.ViewsException;
import dev.firn.target.StoreTarget;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewStore;
import dev.firn.target.ViewsPlan;
import dev.firn.target.WantedView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What publishing relies on, whatever the target. */
abstract class ViewStoreContract {

  /** A store over an empty target. */
  abstract ViewStore store();

  /** Two views or more, in the target's SQL. */
  abstract List<WantedView> wanted();

  /** Makes another view of that name, as somebody would by hand; it need not be there. */
  abstract void replaceByHand(String view) throws Exception;

  /** Drops a view, as somebody would by hand. */
  abstract void dropByHand(String view) throws Exception;

  /** Says something else about a view, as somebody would by hand, and leaves the mark. */
  abstract void commentByHand(String view) throws Exception;

  /** What was written since this was asked last. */
  abstract List<String> takeWrites();

  @Test
  void holdsWhatIsDeclaredAndThenWritesNothing() {
    List<ViewOutcome> outcomes = publish();

    assertThat(outcomes).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(store().read().keySet())
        .containsExactlyInAnyOrderElementsOf(wanted().stream().map(WantedView::name).toList());
    assertThat(takeWrites()).isNotEmpty();

    assertThat(plan().changes()).isEmpty();
    assertThat(publish()).isEmpty();
    assertThat(takeWrites()).isEmpty();
  }

  @Test
  void findsAndRepairsWhatSomebodyChangedByHand() throws Exception {
    publish();
    replaceByHand(name(0));
    dropByHand(name(1));
    commentByHand(name(2));

    assertThat(plan().changes())
        .extracting(change -> change.kind() + " " + change.view())
        .containsExactlyInAnyOrder("repair " + name(0), "create " + name(1), "repair " + name(2));
    assertThat(publish()).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void dropsWhatIsNoLongerDeclaredAndLeavesTheViewsOfOthers() throws Exception {
    publish();
    replaceByHand("theirs");
    List<WantedView> fewer = wanted().subList(1, wanted().size());

    ViewsPlan plan = target(fewer).plan();

    assertThat(plan.changes()).containsExactly(new ViewChange.Obsolete(name(0)));
    target(fewer).publish(plan, _ -> {});
    assertThat(target(fewer).plan().changes()).isEmpty();
    assertThat(store().read()).containsKey("theirs").doesNotContainKey(name(0));
  }

  @Test
  void takesOverAViewThatSomebodyElseMade() throws Exception {
    publish();
    dropByHand(name(0));
    replaceByHand(name(0));

    assertThat(plan().changes()).extracting(ViewChange::kind).containsExactly("repair");
    publish();
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void droppingWhatIsNotThereIsNoMistake() {
    publish();

    store().drop("never_there");

    assertThat(plan().changes()).isEmpty();
  }

  final StoreTarget target(List<WantedView> views) {
    return target(store(), views);
  }

  static StoreTarget target(ViewStore store, List<WantedView> views) {
    return new StoreTarget("under test", views, List.of(), store);
  }

  static List<ViewOutcome> publish(ViewStore store, List<WantedView> views) {
    StoreTarget target = target(store, views);
    return target.publish(target.plan().keepingObsolete(), _ -> {});
  }

  final ViewsPlan plan() {
    return target(wanted()).plan();
  }

  final List<ViewOutcome> publish() {
    return target(wanted()).publish(plan(), _ -> {});
  }

  /** One attempt that may fail; whether the target then has all of the views. */
  final boolean publishedWhole() {
    try {
      return publish().stream().allMatch(ViewOutcome.Done.class::isInstance)
          && plan().changes().isEmpty();
    } catch (ViewsException e) {
      return false;
    }
  }

  final String name(int view) {
    return wanted().get(view).name();
  }
}
