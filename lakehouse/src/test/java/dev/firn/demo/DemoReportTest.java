package dev.firn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoReportTest {
  private static final Fact GOOD = new Fact("rows on main", "12 of 12", "counted", true);
  private static final Fact BAD = new Fact("dead letters", "1 of 2", "counted twice", false);

  @Test
  void alignsFactsAndCountsFailures() {
    assertThat(report(GOOD, BAD).text())
        .isEqualTo(
            """
              ok    rows on main  12 of 12  counted
              FAIL  dead letters  1 of 2    counted twice
            1 failed after 61 s
            """);
  }

  @Test
  void saysThatAllFactsHold() {
    assertThat(report(GOOD).text()).endsWith("All 1 facts hold after 61 s\n");
  }

  @Test
  void passesOnlyWhenEveryFactHolds() {
    assertThat(report(GOOD).passed()).isTrue();
    assertThat(report(GOOD, BAD).passed()).isFalse();
  }

  @Test
  void putsFiguresFactsAndDurationIntoJson() {
    JsonNode json = report(GOOD, BAD).json();

    assertThat(json.get("rows_main").asLong()).isEqualTo(12);
    assertThat(json.get("passed").asBoolean()).isFalse();
    assertThat(json.get("seconds").asDouble()).isEqualTo(61.5);
    assertThat(json.at("/facts/1/name").asText()).isEqualTo("dead letters");
  }

  private static DemoReport report(Fact... facts) {
    return new DemoReport(
        List.of(facts),
        new ObjectMapper().createObjectNode().put("rows_main", 12),
        Duration.ofMillis(61_500));
  }
}
