package dev.firn.tests.quicksight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultRule;
import dev.firn.local.glue.fault.FaultScript;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.target.ViewOutcome;
import dev.firn.tests.aws.Faults;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the end is the same, or it is said and the next publication ends it. */
class QuickSightFaultsTest {

  private static final List<Fault> PASSING =
      List.of(
          Mishaps.THROTTLED,
          Mishaps.FAILED,
          Mishaps.FAILED_AFTER,
          Mishaps.UNHEARD,
          Mishaps.LOST_REPLY);

  private static ObjectNode expected;

  private QuickSightBench bench = new QuickSightBench();

  @BeforeAll
  static void publishWithoutFaults() {
    expected = QuickSightBench.expected(true);
  }

  @AfterEach
  void close() {
    assertThat(bench.fake().wrongAnswers()).isEmpty();
    bench.close();
  }

  @Test
  void eachCallMayGoWrongOnce() {
    bench.publish(bench.copied());
    for (String operation : new TreeSet<>(bench.fake().takeCalls())) {
      for (Fault fault : PASSING) {
        publishWith(operation, fault);
      }
      if (bench.fake().model().mayFail(operation, "ConflictException")) {
        publishWith(operation, Mishaps.CONFLICT);
      }
    }
  }

  private void publishWith(String operation, Fault fault) {
    try (QuickSightBench fresh = new QuickSightBench()) {
      fresh.fake().failBy(once(operation, fault));

      assertThat(fresh.publish(fresh.copied()))
          .as(operation + " " + fault)
          .allMatch(ViewOutcome.Done.class::isInstance)
          .hasSize(4);
      assertThat(fresh.fake().account().visible()).as(operation + " " + fault).isEqualTo(expected);
      assertThat(fresh.plan(fresh.copied())).as(operation + " " + fault).isEmpty();
    }
  }

  @Test
  void killedAtAnyCallTheNextPublicationEndsIt() {
    bench.publish(bench.copied());
    int calls = bench.fake().takeCalls().size();
    for (int heard = 0; heard < calls; heard += 3) {
      try (QuickSightBench fresh = new QuickSightBench()) {
        fresh.fake().failBy(Mishaps.silentAfter(heard));
        attempt(fresh, fresh.copied());
        fresh.fake().failBy(Faults.none());

        assertThat(fresh.publish(fresh.copied()))
            .as("killed after %d calls", heard)
            .allMatch(ViewOutcome.Done.class::isInstance);
        assertThat(fresh.fake().account().visible())
            .as("killed after %d calls", heard)
            .isEqualTo(expected);
        assertThat(fresh.publish(fresh.copied())).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
  void manyFaultsByChanceEndInTheSame(long seed) {
    Random random = new Random(seed);
    bench.fake().failBy(Mishaps.byChance(random, 25, bench.fake().model()));
    int attempts = 0;
    while (!attempt(bench, bench.copied())) {
      assertThat(++attempts).as("attempts with seed %d", seed).isLessThan(50);
    }
    bench.fake().failBy(Faults.none());

    assertThat(bench.publish(bench.copied())).as("seed %d", seed).isEmpty();
    assertThat(bench.fake().account().visible()).as("seed %d", seed).isEqualTo(expected);
  }

  /** Whether all is published and said to be so. */
  private static boolean attempt(QuickSightBench bench, QuickSightSettings settings) {
    try {
      return bench.publish(settings).stream().allMatch(ViewOutcome.Done.class::isInstance);
    } catch (ViewsException e) {
      assertThat(e.getMessage()).startsWith("Cannot ").contains(" in QuickSight: ");
      return false;
    }
  }

  @Test
  void aConnectionThatFailsIsSaidAndNoDataSetIsTried() {
    bench.fake().sources().unreachable(QuickSightBench.HOST);

    List<ViewOutcome> outcomes = bench.publish(bench.copied());

    assertThat(outcomes)
        .extracting(QuickSightFaultsTest::text)
        .containsExactly(
            "folder 'firn-retail'",
            "data source 'firn-retail-trino': Cannot connect data source 'firn-retail-trino' in QuickSight: CREATION_FAILED: UNKNOWN_HOST: cannot resolve trino.example.com",
            "channel_trend_monthly: was not tried, because data source 'firn-retail-trino' failed",
            "region_trend_quarterly: was not tried, because data source 'firn-retail-trino' failed");
  }

  @Test
  void aConnectionThatNeverCameToBeIsMadeAnew() {
    bench.fake().sources().unreachable("wrong.example.com");
    bench.publish(
        QuickSightBench.with(bench.copied(), QuickSightBench.connection("wrong.example.com")));

    assertThat(bench.publish(bench.copied())).allMatch(ViewOutcome.Done.class::isInstance);

    assertThat(bench.fake().account().visible()).isEqualTo(expected);
  }

  @Test
  void aConnectionThatBreaksLaterIsMended() {
    bench.publish(bench.copied());
    bench.fake().sources().unreachable("wrong.example.com");
    QuickSightSettings wrong =
        QuickSightBench.with(bench.copied(), QuickSightBench.connection("wrong.example.com"));
    assertThat(text(bench.publish(wrong).getFirst())).contains("UPDATE_FAILED: UNKNOWN_HOST");

    assertThat(bench.publish(bench.copied())).allMatch(ViewOutcome.Done.class::isInstance);

    assertThat(bench.plan(bench.copied())).isEmpty();
  }

  @Test
  void aCopyThatFailsIsSaidAndTakenAgain() {
    bench.fake().copies().fail(1);

    List<ViewOutcome> outcomes = bench.publish(bench.copied());
    List<ViewOutcome> again = bench.publish(bench.copied());

    assertThat(text(outcomes.get(2)))
        .isEqualTo(
            "channel_trend_monthly: Cannot copy the rows of data set '%s' in QuickSight: FAILED: SQL_TABLE_NOT_FOUND: the view is gone"
                .formatted(QuickSightBench.DATA_SET));
    assertThat(outcomes.get(3)).isInstanceOf(ViewOutcome.Done.class);
    assertThat(again).hasSize(1).allMatch(ViewOutcome.Done.class::isInstance);
    assertThat(bench.fake().account().visible()).isEqualTo(expected);
  }

  @Test
  void aLimitOfTheAccountIsSaid() {
    bench.fake().failBy(once("CreateDataSet", Mishaps.LIMIT));

    assertThat(bench.publish(bench.copied()))
        .filteredOn(ViewOutcome.Failed.class::isInstance)
        .extracting(QuickSightFaultsTest::text)
        .containsExactly(
            "channel_trend_monthly: Cannot create data set '%s' in QuickSight: a limit of the account is reached (null): As the test says"
                .formatted(QuickSightBench.DATA_SET));
  }

  @Test
  void theWrongEditionIsSaid() {
    bench.fake().failBy(once("DescribeFolder", Mishaps.EDITION));

    assertThatThrownBy(() -> bench.publish(bench.copied()))
        .isInstanceOf(ViewsException.class)
        .hasMessage(
            "Cannot read folder 'firn-retail' in QuickSight: the edition of the account does not have it: As the test says");
  }

  @Test
  void whoeverIsThrottledForeverIsTold() {
    bench.fake().failBy(_ -> Optional.of(Mishaps.THROTTLED));

    assertThatThrownBy(() -> bench.plan(bench.copied()))
        .isInstanceOf(ViewsException.class)
        .hasMessage(
            "Cannot read folder 'firn-retail' in QuickSight: ThrottlingException: As the test says");
  }

  private static Faults once(String operation, Fault fault) {
    FaultScript script = new FaultScript();
    script.add(FaultRule.once(operation, fault));
    return Faults.of(script);
  }

  private static String text(ViewOutcome outcome) {
    String view = outcome.change().view();
    return outcome instanceof ViewOutcome.Failed failed ? view + ": " + failed.reason() : view;
  }
}
