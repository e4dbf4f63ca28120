package dev.firn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.replay.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlTemplateTest {

  @ParameterizedTest
  @EnumSource(Channel.class)
  void fillsInEverything(Channel channel) {
    String main = SalesDigest.mainRows(channel);
    String truth = SalesDigest.truthRows(channel, OracleStep.schema(0.1));

    String difference =
        SqlTemplate.named("difference.sql").with("main", main).with("truth", truth).sql();

    assertThat(difference)
        .doesNotContain("${")
        .contains("channel = '" + channel.label() + "'", "tpcds.\"sf0.1\"." + channel.label());
  }
}
