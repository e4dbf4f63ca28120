package dev.firn.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.replay.SaleKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {

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
