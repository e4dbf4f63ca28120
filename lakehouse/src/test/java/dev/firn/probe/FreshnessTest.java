package dev.firn.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.probe.Queries.Row;
import dev.firn.replay.SaleKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> questions = new ArrayList<>();
  private final List<Row> main = new ArrayList<>();
  private OptionalLong head = OptionalLong.of(1);
  private boolean isAway;

  private final Freshness freshness =
      new Freshness(this::answer, () -> head, () -> SENT.plusSeconds(3));

  @Test
  void asksWhenMainHasMovedAndNotBefore() {
    freshness.watch(sale(7));
    freshness.look();
    freshness.look();
    assertThat(questions).hasSize(1);

    main.add(row(7));
    head = OptionalLong.of(2);
    freshness.look();

    assertThat(questions).hasSize(2);
    assertThat(freshness.open()).isZero();
    assertThat(freshness.percentiles().p50()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void asksEachTimeWhileMainCannotBeTold() {
    head = OptionalLong.empty();
    freshness.watch(sale(7));

    freshness.look();
    main.add(row(7));
    freshness.look();

    assertThat(freshness.open()).isZero();
  }

  @Test
  void asksAgainForWhatAFailedQuestionWasToFind() {
    freshness.watch(sale(7));
    main.add(row(7));
    isAway = true;
    assertThatThrownBy(freshness::look).isInstanceOf(ProbeException.class);

    isAway = false;
    freshness.look();

    assertThat(freshness.open()).isZero();
  }

  private List<Row> answer(String question) {
    questions.add(question);
    if (isAway) {
      throw new ProbeException("away");
    }
    return List.copyOf(main);
  }

  private static SaleProbe sale(long order) {
    return new SaleProbe(new SaleKey("web", order, 1), 1, SENT);
  }

  private static Row row(long order) {
    return new Row(List.of("web", order, 1L, 1L));
  }

  @Test
  void asksOnlyForWhatIsNoOlderThanTheOldestSale() {
    Instant older = Instant.parse("2026-01-01T00:00:01Z");
    Instant newer = Instant.parse("2026-01-01T00:00:02Z");

    String question =
        Freshness.question(
            List.of(
                new SaleProbe(new SaleKey("web", 7, 1), 1, newer),
                new SaleProbe(new SaleKey("web", 9, 1), 2, older)));

    assertThat(question)
        .contains(
            "sent_at >= from_iso8601_timestamp('2026-01-01T00:00:01Z')",
            "(channel = 'web' AND order_number IN (7, 9))");
  }
}
