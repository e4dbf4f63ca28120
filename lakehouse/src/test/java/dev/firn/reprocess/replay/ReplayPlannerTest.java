package dev.firn.reprocess.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.reprocess.replay.ReplayPlan.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplayPlannerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant FROM = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant FORK = Instant.parse("2026-03-01T10:00:00Z");

  private final Lake lake = LakeYaml.read(Path.of("examples/retail/lake.yaml"));
  private final List<PartitionOffsets> found = new ArrayList<>();
  private final List<Long> asked = new ArrayList<>();
  private final ReplayPlanner planner = planner(lake);

  @Test
  void readsEachPartitionFromTheFirstEventOfTheWindowOn() {
    partition(0, 0, 100, FROM.minusSeconds(9), 40, 70);
    partition(1, 0, 100, FROM.plusSeconds(9), 0, 100);

    ReplayPlan plan = planner.plan(table("sales"), FORK, request(FROM, TO));

    assertThat(plan.ranges()).containsExactly(new Range(0, 40, 70), new Range(1, 0, 100));
    assertThat(plan.events()).isEqualTo(130);
    assertThat(plan.stream()).isEqualTo("retail-events");
    assertThat(plan.topic()).isEqualTo("retail.events");
    assertThat(plan.notes()).isEmpty();
  }

  @Test
  void readsOnBeyondTheWindowForEventsThatCameLate() {
    partition(0, 0, 100, FROM, 0, 70);

    planner.plan(table("sales"), FORK, request(FROM, TO));

    assertThat(asked)
        .containsExactly(FROM.toEpochMilli(), TO.plus(Duration.ofHours(1)).toEpochMilli());
  }

  @Test
  void readsToTheEndWhereNothingIsNewEnoughToStop() {
    found.add(
        new PartitionOffsets(
            0,
            0,
            100,
            OptionalLong.of(FROM.toEpochMilli()),
            OptionalLong.of(5),
            OptionalLong.empty()));

    ReplayPlan plan = planner.plan(table("sales"), FORK, request(FROM, TO));

    assertThat(plan.ranges()).containsExactly(new Range(0, 5, 100));
  }

  @Test
  void leavesPartitionsOutThatHaveNothing() {
    partition(0, 0, 100, FROM, 0, 70);
    partition(1, 0, 100, FROM.minusSeconds(1), 50, 50);
    empty(2, 0, 0);
    found.add(
        new PartitionOffsets(
            3,
            4,
            100,
            OptionalLong.of(FROM.minusSeconds(1).toEpochMilli()),
            OptionalLong.empty(),
            OptionalLong.empty()));

    ReplayPlan plan = planner.plan(table("sales"), FORK, request(FROM, TO));

    assertThat(plan.ranges()).containsExactly(new Range(0, 0, 70));
  }

  @Test
  void namesWhatKafkaDoesNotHoldAnyMore() {
    partition(0, 0, 100, FROM.plusSeconds(60), 0, 70);
    partition(1, 30, 100, FROM.plusSeconds(60), 30, 70);
    empty(2, 55, 55);
    partition(3, 30, 100, FROM.minusSeconds(60), 40, 70);

    assertThatThrownBy(() -> planner.plan(table("sales"), FORK, request(FROM, TO)))
        .isInstanceOf(ReplayException.class)
        .hasMessage(
            "Cannot replay table sales: events of topic retail.events from 2026-03-01T08:00:00Z on"
                + " may be gone from Kafka: partition 1 begins at 2026-03-01T08:01:00Z, partition 2"
                + " holds none of its 55 any more; begin later, or take what there is with"
                + " --allow-partial");
  }

  @Test
  void takesWhatThereIsIfThatIsEnough() {
    partition(0, 30, 100, FROM.plusSeconds(60), 30, 70);

    ReplayPlan plan =
        planner.plan(table("sales"), FORK, new ReplayRequest(FROM, TO, Duration.ofHours(1), true));

    assertThat(plan.ranges()).containsExactly(new Range(0, 30, 70));
    assertThat(plan.notes())
        .singleElement()
        .asString()
        .contains("partition 0 begins at 2026-03-01T08:01:00Z");
  }

  @Test
  void endsNowWhereTheFutureWasAskedFor() {
    partition(0, 0, 100, FROM, 0, 70);

    ReplayPlan plan =
        planner.plan(table("sales"), FORK, request(FROM, NOW.plus(Duration.ofDays(1))));

    assertThat(plan.to()).isEqualTo(NOW);
    assertThat(plan.notes())
        .containsExactly(
            "--to 2026-03-02T12:00:00Z is in the future: the window ends now, at"
                + " 2026-03-01T12:00:00Z");
  }

  @Test
  void roundsUpToWholeMilliseconds() {
    partition(0, 0, 100, FROM, 0, 70);

    ReplayPlan plan =
        planner.plan(table("sales"), FORK, request(FROM.plusNanos(1), TO.plusNanos(7)));

    assertThat(plan.from()).isEqualTo(FROM.plusMillis(1));
    assertThat(plan.to()).isEqualTo(TO.plusMillis(1));
  }

  @Test
  void refusesWindowsThatHoldNothing() {
    partition(0, 0, 100, FROM.minusSeconds(1), 100, 100);

    assertThatThrownBy(() -> planner.plan(table("sales"), FORK, request(FROM, TO)))
        .hasMessage(
            "Cannot replay table sales: topic retail.events has no event from 2026-03-01T08:00:00Z"
                + " to 2026-03-01T09:00:00Z");
    assertThatThrownBy(() -> planner.plan(table("sales"), FORK, request(TO, TO)))
        .hasMessage(
            "Cannot replay table sales: the window from 2026-03-01T09:00:00Z to"
                + " 2026-03-01T09:00:00Z is empty");
    assertThatThrownBy(() ->
            planner.plan(table("sales"), FORK, request(NOW.plusSeconds(1), NOW.plusSeconds(2))))
        .hasMessageEndingWith("is empty");
  }

  @Test
  void refusesTablesAndTopicsWithoutEvents() {
    assertThatThrownBy(() -> planner.plan(table("item"), FORK, request(FROM, TO)))
        .hasMessage(
            "Cannot replay table item: no stream fills it, so that only --sql can compute its"
                + " rows");
    assertThatThrownBy(() -> planner.plan(table("sales"), FORK, request(FROM, TO)))
        .hasMessage("Cannot replay table sales: there is no topic retail.events");
  }

  /** Nothing tells then whether the fork's row is of a later event. */
  @Test
  void endsAtTheForkOrLaterWhereNoVersionSaysWhatIsNewer() throws Exception {
    Lake unversioned =
        LakeYaml.read(
            Files.readString(Path.of("examples/retail/lake.yaml"))
                .replace("    version: version\n", ""),
            "lake.yaml",
            Map.of());
    DeclaredTable sales = unversioned.table("sales").orElseThrow();
    partition(0, 0, 100, FROM, 0, 70);
    ReplayPlanner its = planner(unversioned);

    assertThatThrownBy(() -> its.plan(sales, FORK, request(FROM, FORK.minusMillis(1))))
        .hasMessageContaining("it has no version column, and the fork of 2026-03-01T10:00:00Z may");
    assertThat(its.plan(sales, FORK, request(FROM, FORK)).events()).isEqualTo(70);
  }

  @Test
  void tellsTheJobWhatToRead() {
    partition(0, 0, 100, FROM, 40, 70);
    partition(2, 0, 100, FROM, 1, 2);

    assertThat(planner.plan(table("sales"), FORK, request(FROM, TO)).arguments("firn_staging_1"))
        .containsExactly(
            "--table=sales",
            "--into=firn_staging_1",
            "--from=2026-03-01T08:00:00Z",
            "--to=2026-03-01T09:00:00Z",
            "--offsets=0:40-70,2:1-2");
  }

  private ReplayPlanner planner(Lake declared) {
    return new ReplayPlanner(
        declared,
        (source, from, stop) -> {
          asked.addAll(List.of(from, stop));
          return List.copyOf(found);
        },
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static ReplayRequest request(Instant from, Instant to) {
    return new ReplayRequest(from, to, Duration.ofHours(1), false);
  }

  private DeclaredTable table(String name) {
    return lake.table(name).orElseThrow();
  }

  private void partition(int number, long begin, long end, Instant earliest, long from, long stop) {
    found.add(
        new PartitionOffsets(
            number,
            begin,
            end,
            OptionalLong.of(earliest.toEpochMilli()),
            OptionalLong.of(from),
            OptionalLong.of(stop)));
  }

  private void empty(int number, long begin, long end) {
    found.add(
        new PartitionOffsets(
            number, begin, end, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }
}
