package dev.firn.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.local.site.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {

  @TempDir Path folder;

  @Test
  void remembersAProcess() {
    var file = new PidFile(new StateFile(folder.resolve("s3")));
    var identity = new ProcessIdentity(42, Instant.ofEpochMilli(1_700_000_000_123L));

    file.write(identity);

    assertThat(file.read()).contains(identity);
  }

  @Test
  void isEmptyBeforeTheFirstStart() {
    var file = new PidFile(new StateFile(folder.resolve("s3")));

    assertThat(file.read()).isEmpty();
    assertThat(file.exists()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "forty two", "42 x", "99999999999999999999 1", "-1 5"})
  void ignoresASpoiledFile(String content) throws Exception {
    Path path = folder.resolve("s3");
    Files.writeString(path, content);

    assertThat(new PidFile(new StateFile(path)).read()).isEmpty();
  }

  @Test
  void tellsAProcessFromALaterOneOfTheSamePid() {
    ProcessIdentity own = ProcessIdentity.of(ProcessHandle.current());

    assertThat(own.isAlive()).isTrue();
    assertThat(new ProcessIdentity(own.pid(), own.started().minusSeconds(60)).isAlive()).isFalse();
  }
}
