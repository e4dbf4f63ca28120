package dev.firn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.oracle.TpcdsOracle;
import dev.firn.replay.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SalesDigestTest {

  @ParameterizedTest
  @EnumSource(Channel.class)
  void fillsInEverything(Channel channel) {
    String main = SalesDigest.mainRows(channel);
    String truth = TpcdsOracle.of(0.1, 1).sales(channel);

    String difference =
        SalesDigest.template("difference.sql").with("main", main).with("truth", truth).sql();

    assertThat(difference)
        .doesNotContain("${")
        .contains("channel = '" + channel.label() + "'", "tpcds.\"sf0.1\"." + channel.label());
  }
}
