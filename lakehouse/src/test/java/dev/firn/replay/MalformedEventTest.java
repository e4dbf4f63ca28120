package dev.firn.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MalformedEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(
      value = MalformedKind.class,
      names = {"NOT_JSON", "TRUNCATED", "INVALID_UTF_8"})
  void isNoJson(MalformedKind kind) {
    byte[] bytes = MalformedEvent.encode(kind, 1, Instant.EPOCH);

    assertThatThrownBy(() -> JSON.readTree(bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void tombstoneHasNoBytesAndEmptyEventHasZero() {
    assertThat(MalformedEvent.encode(MalformedKind.TOMBSTONE, 1, Instant.EPOCH)).isNull();
    assertThat(MalformedEvent.encode(MalformedKind.EMPTY, 1, Instant.EPOCH)).isEmpty();
  }

  @Test
  void spoilsOneFieldOfGoodSale() throws IOException {
    assertThat(field(MalformedKind.WRONG_TYPE, "quantity").asText()).isEqualTo("many");
    assertThat(field(MalformedKind.NULL_KEY, "order_number").isNull()).isTrue();
    assertThat(field(MalformedKind.MISSING_KEY, "item_id").isMissingNode()).isTrue();
    assertThat(field(MalformedKind.NULL_VERSION, "version").isNull()).isTrue();
    assertThat(field(MalformedKind.DECIMAL_OUT_OF_RANGE, "net_paid").asInt()).isGreaterThan(99_999);
    assertThat(field(MalformedKind.UNKNOWN_TABLE, "table").asText()).isEqualTo("refunds");
    assertThat(field(MalformedKind.YEAR_30000, "sent_at").asText()).startsWith("+30000-");
  }

  @Test
  void hasKeyThatNoSaleHas() throws IOException {
    assertThat(field(MalformedKind.WRONG_TYPE, "order_number").asLong()).isNegative();
  }

  private static JsonNode field(MalformedKind kind, String name) throws IOException {
    return JSON.readTree(MalformedEvent.encode(kind, 7, Instant.EPOCH)).path(name);
  }
}
