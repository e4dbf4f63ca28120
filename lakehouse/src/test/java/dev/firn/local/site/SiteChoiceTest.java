package dev.firn.local.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteChoiceTest {

  @TempDir Path root;

  @Test
  void remembersThePortsAndTheLakeOfTheLastStart() {
    LocalSite first = choice(OptionalInt.of(7), Optional.of(root.resolve("my.yaml"))).claim(false);

    LocalSite later = choice(OptionalInt.empty(), Optional.empty()).claim(false);

    assertThat(later).isEqualTo(first);
    assertThat(later.ports().number(PortName.S3)).isEqualTo(17078);
    assertThat(later.lake()).isEqualTo(root.resolve("my.yaml"));
  }

  @Test
  void takesOtherPortsWhenAskedForWhileItIsDown() {
    choice(OptionalInt.of(7), Optional.empty()).claim(false);

    LocalSite later = choice(OptionalInt.of(8), Optional.empty()).claim(false);

    assertThat(later.ports().number(PortName.S3)).isEqualTo(17079);
  }

  @Test
  void refusesOtherPortsWhileItRuns() {
    choice(OptionalInt.of(7), Optional.empty()).claim(false);
    SiteChoice other = choice(OptionalInt.of(8), Optional.empty());

    assertThatThrownBy(() -> other.claim(true))
        .hasMessageStartingWith("Cannot change the topology in " + root)
        .hasMessageContaining("on ports from 17079: it runs with")
        .hasMessageEndingWith("on ports from 17078; run ./firn down first");
  }

  @Test
  void saysWhatToDoAboutASpoiledFile() throws Exception {
    Files.writeString(root.resolve("topology.json"), "{");
    SiteChoice choice = choice(OptionalInt.empty(), Optional.empty());

    assertThatThrownBy(choice::site)
        .hasMessage(
            "Cannot read %s: it is not JSON; delete it and run ./firn up"
                .formatted(root.resolve("topology.json")));
  }

  @Test
  void hidesTheUsersOwnAwsSettingsFromTheParts() {
    var choice =
        new SiteChoice(
            new Installation(root),
            new LocalDirectory(root),
            Map.of("AWS_SESSION_TOKEN", "secret", "AWS_PROFILE", "prod", "HOME", "/home/me"),
            OptionalInt.empty(),
            Optional.empty());

    assertThat(choice.site().partEnvironment())
        .doesNotContainKeys("AWS_SESSION_TOKEN", "AWS_PROFILE")
        .containsEntry("HOME", "/home/me")
        .containsEntry("AWS_ACCESS_KEY_ID", "firn")
        .containsEntry("FIRN_GLUE_ENDPOINT", "http://127.0.0.1:17072");
  }

  private SiteChoice choice(OptionalInt offset, Optional<Path> lake) {
    return new SiteChoice(new Installation(root), new LocalDirectory(root), Map.of(), offset, lake);
  }
}
