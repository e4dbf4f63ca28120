package dev.firn.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.EventFormat;
import dev.firn.lake.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.util.InstantiationUtil;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RetainedSourceTest {

  /** Its group is that of the running job, and would commit offsets. */
  @Test
  void travelsToTheClusterWithoutItsGroup() throws Exception {
    DeclaredStream stream =
        new DeclaredStream(
            "events",
            new KafkaSettings("localhost:1", "topic", Map.of("group.id", "mine")),
            EventFormat.JSON,
            Optional.empty(),
            List.of("sales"),
            "dead_letters",
            Optional.empty());

    Source<KafkaEvent, ?, ?> source =
        InstantiationUtil.clone(
            StreamSource.retained(
                "lake", stream, List.of(new OffsetRange(0, 5, 7), new OffsetRange(3, 0, 1))));

    assertThat(source.getBoundedness()).isEqualTo(Boundedness.BOUNDED);
    assertThat(source)
        .extracting("props")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .doesNotContainKey("group.id")
        .containsEntry("commit.offsets.on.checkpoint", "false")
        .containsEntry("enable.auto.commit", "false")
        .containsEntry("auto.offset.reset", "none");
  }

  @Test
  void readsRangesOfOffsets() {
    assertThat(OffsetRange.parse("3:5-70")).isEqualTo(new OffsetRange(3, 5, 70));
    for (String wrong : List.of("", "3", "3:5", "3:5-5", "3:5-4", "-1:5-6", "3:x-6", "3:5-6-7")) {
      assertThatThrownBy(() -> OffsetRange.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected PARTITION:FROM-TO with FROM below TO");
    }
  }
}
