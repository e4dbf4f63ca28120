package dev.firn.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UpsertTest {
  private static final Instant SENT_AT = Instant.parse("2026-01-01T00:00:00.123Z");

  @Test
  void isAnEventOfTheReferenceStream() throws IOException {
    JsonNode event = event(new Upsert(100, 1, SENT_AT));

    assertThat(event.at("/table").asText()).isEqualTo("sales");
    assertThat(event.at("/channel").asText()).isEqualTo("catalog");
    assertThat(event.at("/order_number").asInt()).isEqualTo(100);
    assertThat(event.at("/version").asInt()).isEqualTo(1);
    assertThat(event.at("/sent_at").asText()).isEqualTo("2026-01-01T00:00:00.123Z");
    assertThat(event.has("returned_on")).isFalse();
  }

  @Test
  void isReturnedFromItsSecondVersionOn() throws IOException {
    JsonNode event = event(new Upsert(100, 2, SENT_AT));

    assertThat(event.at("/quantity").asInt()).isEqualTo(15);
    assertThat(event.at("/returned_on").asText()).isEqualTo("2002-12-05");
  }

  private static JsonNode event(Upsert upsert) throws IOException {
    return JsonMapper.builder().build().readTree(upsert.json());
  }
}
