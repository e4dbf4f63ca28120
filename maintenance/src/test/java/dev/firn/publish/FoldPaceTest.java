package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.publish.lane.Marker;
import org.junit.jupiter.api.Test;

class FoldPaceTest {
  private static final FoldLimits MOST = new FoldLimits(100, 1_000_000);
  private static final Publication REFUSED = new Publication.Refused("overtaken");
  private static final Publication PUBLISHED =
      new Publication.Published(
          1, Marker.NONE, false, new PublicationCounts(1, 1, 0, 0, 1, 0, 0, 0, 0));

  private final FoldPace pace = new FoldPace(MOST);

  @Test
  void beginsWithLittle() {
    assertThat(pace.limits()).isEqualTo(new FoldLimits(6, 62_500));
    assertThat(new FoldPace(new FoldLimits(1, 5)).limits()).isEqualTo(new FoldLimits(1, 1));
  }

  @Test
  void takesHalfOfWhatWasOvertaken() {
    pace.ended(REFUSED, 12, 60_000);
    assertThat(pace.limits()).isEqualTo(new FoldLimits(6, 30_000));

    pace.ended(REFUSED, 6, 29_000);
    assertThat(pace.limits()).isEqualTo(new FoldLimits(3, 14_500));
  }

  @Test
  void takesOneLaneSnapshotAtLeast() {
    pace.ended(REFUSED, 1, 0);

    assertThat(pace.limits()).isEqualTo(new FoldLimits(1, 1));
  }

  @Test
  void takesTwiceAsMuchAfterEachSuccess() {
    pace.ended(REFUSED, 100, 500_000);
    pace.ended(REFUSED, 50, 250_000);

    pace.ended(PUBLISHED, 25, 125_000);
    assertThat(pace.limits()).isEqualTo(new FoldLimits(50, 250_000));

    for (int i = 0; i < 10; i++) {
      pace.ended(PUBLISHED, 50, 250_000);
    }
    assertThat(pace.limits()).isEqualTo(MOST);
  }

  @Test
  void leavesItAtThatAfterAnythingElse() {
    pace.ended(new Publication.Nothing(), 0, 0);
    pace.ended(new Publication.Unknown(new IllegalStateException()), 10, 10);

    assertThat(pace.limits()).isEqualTo(new FoldLimits(6, 62_500));
  }
}
