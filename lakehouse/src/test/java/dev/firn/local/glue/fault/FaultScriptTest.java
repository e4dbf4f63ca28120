package dev.firn.local.glue.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultScriptTest {
  private final FaultScript script = new FaultScript();

  @Test
  void letsRequestsPassThenFailsThenLetsThemPass() {
    script.add(new FaultRule("UpdateTable", null, 1, 2, new Fault.Drop(true)));
    List<Boolean> faulty = new ArrayList<>();
    for (int request = 0; request < 4; request++) {
      faulty.add(script.next("UpdateTable", "t").isPresent());
    }
    assertThat(faulty).containsExactly(false, true, true, false);
    assertThat(script.rules()).isEmpty();
  }

  @Test
  void strikesOnlyTheOperationAndTheTableOfTheRule() {
    script.add(new FaultRule("UpdateTable", "sales", 0, 1, new Fault.Drop(false)));
    assertThat(script.next("GetTable", "sales")).isEmpty();
    assertThat(script.next("UpdateTable", "item")).isEmpty();
    assertThat(script.next("UpdateTable", "sales")).contains(new Fault.Drop(false));
  }

  @Test
  void carriesOutHeldRequestsOnceAndInOrder() {
    List<String> done = new ArrayList<>();
    script.hold(() -> done.add("first"));
    script.hold(() -> done.add("second"));
    assertThat(script.release()).isEqualTo(2);
    assertThat(script.release()).isZero();
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void refusesARuleThatNeverStrikes() {
    assertThatThrownBy(() -> new FaultRule("GetTable", null, 0, 0, new Fault.Hold()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot script a fault: skip 0 must be 0 or more and times 0 1 or more");
  }
}
