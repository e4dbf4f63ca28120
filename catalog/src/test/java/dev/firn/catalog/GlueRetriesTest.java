package dev.firn.catalog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.LakeException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlueRetriesTest {

  private static final Map<String, String> PROPERTIES = Map.of("client.region", "us-east-1");

  @AfterEach
  void restoreDefault() {
    System.clearProperty("aws.maxAttempts");
  }

  @Test
  void acceptsTheDefaultOfTheSdk() {
    assertThatCode(() -> GlueRetries.check(PROPERTIES)).doesNotThrowAnyException();
  }

  @Test
  void refusesAClientThatGivesUpTooEarly() {
    System.setProperty("aws.maxAttempts", "1");

    assertThatThrownBy(() -> GlueRetries.check(PROPERTIES))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Cannot open the Glue catalog: its client makes at most 1 attempts, and fewer than 3"
                + " can lose a table (AWS_MAX_ATTEMPTS, aws.maxAttempts, max_attempts)");
  }
}
