package dev.firn.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firn.lake.LaneProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private static final Lease OTHER = new Lease("other", 3);

  private final AtomicLong nanos = new AtomicLong();
  private final LeaseConfig config =
      new LeaseConfig(Duration.ofSeconds(30), Duration.ofMinutes(30), nanos::get);
  private final LeaseWatch watch = new LeaseWatch("me", config);

  @Test
  void leaseThatNobodyHoldsIsFree() {
    assertThat(watch.look(Map.of(), true)).isEqualTo(new Standing.Free());
  }

  @Test
  void ownLeaseIsHeldAlsoAfterARestart() {
    Lease own = new Lease("me", 7);

    assertThat(watch.look(Map.of(LaneProperties.KEEPER, own.toJson()), true))
        .isEqualTo(new Standing.Holding(own));
  }

  @Test
  void waitsWhileTheHolderPublishes() {
    for (int n = 0; n < 10; n++) {
      pass(Duration.ofSeconds(29));
      assertThat(watch.look(held(n), true)).isInstanceOf(Standing.Waiting.class);
    }
  }

  @Test
  void takesOverWhenWorkIsLeftUndone() {
    watch.look(held(1), true);
    pass(Duration.ofSeconds(30));

    assertThat(watch.look(held(1), true)).isEqualTo(new Standing.Abandoned(OTHER));
  }

  @Test
  void countsFromWhenThereWasWorkToDo() {
    watch.look(held(1), false);
    pass(Duration.ofMinutes(29));

    assertThat(watch.look(held(1), true))
        .isEqualTo(new Standing.Waiting(OTHER, Duration.ZERO, Duration.ofSeconds(30)));
  }

  @Test
  void idleTableIsTakenOverLate() {
    watch.look(held(1), false);
    pass(Duration.ofMinutes(29));
    assertThat(watch.look(held(1), false)).isInstanceOf(Standing.Waiting.class);
    pass(Duration.ofMinutes(1));

    assertThat(watch.look(held(1), false)).isEqualTo(new Standing.Abandoned(OTHER));
  }

  @Test
  void patienceDoublesWithEachTakeoverInVainUntilSomethingIsDone() {
    watch.tookOver();
    watch.tookOver();
    watch.look(held(1), true);
    pass(Duration.ofSeconds(59));
    assertThat(watch.look(held(1), true)).isInstanceOf(Standing.Waiting.class);
    watch.worked();

    assertThat(watch.look(held(1), true)).isInstanceOf(Standing.Abandoned.class);
  }

  @Test
  void leaseThatCannotBeReadIsTakenOverLikeADeadOne() {
    Map<String, String> odd = Map.of(LaneProperties.KEEPER, "{]");
    watch.look(odd, true);
    pass(Duration.ofSeconds(30));

    assertThat(watch.look(odd, true)).isInstanceOf(Standing.Abandoned.class);
  }

  @Test
  void patienceMustNotExceedThatOfIdleTables() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaseConfig(Duration.ofHours(1), Duration.ofMinutes(1), nanos::get))
        .withMessage(
            "Cannot take over after PT1H, and after PT1M when idle: the first must not be negative"
                + " nor above the second");
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Map<String, String> held(int published) {
    return Map.of(
        LaneProperties.KEEPER,
        OTHER.toJson(),
        LaneProperties.PUBLISHED,
        Integer.toString(published));
  }
}
