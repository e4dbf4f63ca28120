package dev.firn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {

  @Test
  void addsTheCausesThatSaySomethingNew() {
    var problem =
        new IllegalStateException(
            "Cannot read the lane", new IOException(new IOException("disk is on fire")));

    assertThat(ProblemPrinter.text(problem))
        .isEqualTo("Cannot read the lane: java.io.IOException: disk is on fire");
  }

  @Test
  void saysOnceWhatAServiceHasRefused() {
    var problem =
        new IllegalStateException(
            "Cannot make view sales_by_day: access denied",
            new IOException("access denied (Service: Athena, Status Code: 400, Request ID: 1)"));

    assertThat(ProblemPrinter.text(problem))
        .isEqualTo("Cannot make view sales_by_day: access denied");
  }

  @Test
  void saysWhereCredentialsWereLookedForInOneLine() {
    var problem =
        new IllegalStateException(
            "Unable to load credentials from any of the providers in the chain A(B, C) : [B: no]");

    assertThat(ProblemPrinter.text(problem))
        .startsWith("No AWS credentials: ")
        .contains("AWS_PROFILE")
        .doesNotContain("chain");
  }
}
