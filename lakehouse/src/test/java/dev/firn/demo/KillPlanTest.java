package dev.firn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.local.site.PartName;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KillPlanTest {

  @Test
  void killsEachVictimOnceWhileDataFlows() {
    assertThat(LongStream.range(0, 100).mapToObj(seed -> KillPlan.of(seed, 1_000)))
        .allSatisfy(plan -> {
          assertThat(plan.kills())
              .extracting(KillPlan.Planned::part)
              .doesNotHaveDuplicates()
              .contains(PartName.KAFKA, PartName.TRINO, PartName.KEEPER)
              .doesNotContain(PartName.S3, PartName.GLUE);
          assertThat(plan.kills())
              .extracting(KillPlan.Planned::afterEvents)
              .isSorted()
              .allMatch(after -> after >= 100 && after <= 850);
        });
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(KillPlan.of(7, 1_000)).isEqualTo(KillPlan.of(7, 1_000));
    assertThat(KillPlan.of(7, 1_000)).isNotEqualTo(KillPlan.of(8, 1_000));
  }
}
