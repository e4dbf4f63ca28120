package dev.firn.demo.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"channel\":\"web\",\"tax\":1.50,\"x\":1}|{\"channel\":\"web\",\"tax\":-1.50,\"x\":1}",
        "{\"channel\":\"web\",\"tax\":0.05}|{\"channel\":\"web\",\"tax\":-0.05}",
        "{\"channel\":\"web\",\"tax\":0.00,\"x\":1}|{\"channel\":\"web\",\"tax\":0.00,\"x\":1}",
        "{\"channel\":\"web\",\"tax\":null}|{\"channel\":\"web\",\"tax\":null}",
        "{\"channel\":\"store\",\"tax\":1.50}|{\"channel\":\"store\",\"tax\":1.50}",
        "{\"channel\":\"web\"}|{\"channel\":\"web\"}",
      })
  void turnsPositiveTaxOfOneChannel(String sent, String received) {
    byte[] turned = TaxFault.turned(sent.getBytes(StandardCharsets.UTF_8));

    assertThat(turned).asString(StandardCharsets.UTF_8).isEqualTo(received);
  }

  @Test
  void leavesTombstonesAlone() {
    assertThat(TaxFault.turned(null)).isNull();
  }
}
