package dev.firn.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayReportTextTest {
  private static final ExpectedSales WEB =
      new ExpectedSales(
          7,
          2,
          70,
          new BigDecimal("1.10"),
          new BigDecimal("12345.60"),
          BigDecimal.ONE,
          BigDecimal.TEN,
          3,
          new BigDecimal("4.50"));

  private static final ReplayReport REPORT =
      new ReplayReport(
          ReplayOptions.reference(0.1, 1),
          true,
          0,
          new SentCounts(1_234, 7, 2, 3, 5, 4, 6, 99),
          new ExpectedTables(Map.of(Channel.WEB, WEB), new ExpectedInventory(3, 30), 6),
          Duration.ofSeconds(2));

  @Test
  void tellsWhatWasSentAndWhatTablesMustHold() {
    assertThat(ReplayReportText.text(REPORT))
        .startsWith("Sent\n  events               1,234  at 617/s\n")
        .contains("\n  late                     4  after a newer version of their key\n")
        .contains(
            "\n  sales                    7  of channel web, 2 returned, net paid 12,345.60\n")
        .endsWith("\n  dead_letters             6\n");
  }

  @Test
  void namesEveryCountInJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ReplayReportText.json(REPORT));

    assertThat(json.get("events_sent").asLong()).isEqualTo(1_234);
    assertThat(json.get("late_sent").asLong()).isEqualTo(4);
    assertThat(json.at("/expected/sales/web/net_paid").decimalValue())
        .isEqualByComparingTo("12345.60");
    assertThat(json.at("/expected/dead_letters").asLong()).isEqualTo(6);
  }
}
