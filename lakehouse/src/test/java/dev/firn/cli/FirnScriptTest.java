package dev.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FirnScriptTest {

  @TempDir Path root;
  private ScriptFixture script;

  @BeforeEach
  void lay() throws Exception {
    script = new ScriptFixture(root);
  }

  @Test
  void looksForAJdkBesideAnOldDefault() throws Exception {
    Path old = script.jdk("old", "17.0.15");
    script.jdk("jdks/a 21", "21.0.1");
    Path found = script.jdk("jdks/b 25", "25.0.3");

    var result = script.run(Map.of("JAVA_HOME", old.toString()), "status", "a b");

    assertThat(result.err()).startsWith("firn: building");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("java of " + found + "\n")
        .endsWith("[dev.firn.cli.Firn]\n[status]\n[a b]\n");
  }

  @Test
  void prefersJavaHomeWhenItIsNewEnough() throws Exception {
    script.jdk("jdks/25", "25.0.3");
    Path own = script.jdk("own", "26");

    var result = script.run(Map.of("JAVA_HOME", own.toString()), "status");

    assertThat(result.out()).startsWith("java of " + own + "\n");
  }

  @Test
  void looksIntoTheFoldersOfMacOs() throws Exception {
    Path jdk = script.jdk("jdks/temurin-25.jdk/Contents/Home", "25");

    assertThat(script.run(Map.of(), "status").out()).startsWith("java of " + jdk + "\n");
  }

  @Test
  void saysWhatToInstallWithoutAJdk() throws Exception {
    Path old = script.jdk("jdks/17", "17.0.15");

    var result = script.run(Map.of("JAVA_HOME", old.toString()), "status");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .startsWith("firn: Cannot find a JDK 25 or later: install one ")
        .contains("JAVA_HOME (" + old + ")")
        .contains(root.resolve("jdks").toString());
  }

  @Test
  void refusesAFirnJavaHomeThatIsNoJdk() throws Exception {
    script.jdk("jdks/25", "25.0.3");

    var result = script.run(Map.of("FIRN_JAVA_HOME", "/nowhere"), "status");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo("firn: Cannot use FIRN_JAVA_HOME: /nowhere holds no JDK 25 or later\n");
  }

  @Test
  void buildsOnlyWhatHasChanged() throws Exception {
    Path jdk = script.jdk("jdks/25", "25.0.3");
    script.run(Map.of(), "status");

    assertThat(script.run(Map.of(), "status").err()).isEmpty();
    assertThat(script.builds()).singleElement().asString().startsWith(jdk + ": -q -B ");

    script.changeSource("lakehouse");
    assertThat(script.run(Map.of(), "status").err()).startsWith("firn: building");
    assertThat(script.builds()).hasSize(2);
  }

  @Test
  void buildsModuleTestsForBenchmarksOnly() throws Exception {
    script.jdk("jdks/25", "25.0.3");
    script.maven("3.9.9", "mkdir -p lakehouse/target/lib tests/target/lib");

    assertThat(script.run(Map.of(), "bench", "resolve").out())
        .contains("/tests/target/firn-tests.jar:")
        .endsWith("[dev.firn.cli.Firn]\n[bench]\n[resolve]\n");
    assertThat(script.run(Map.of(), "bench").err()).isEmpty();
    assertThat(script.run(Map.of(), "status").err()).isEmpty();
    assertThat(script.builds()).singleElement().asString().doesNotContain("!tests");

    script.changeSource("tests");
    assertThat(script.run(Map.of(), "status").err()).isEmpty();
    assertThat(script.run(Map.of(), "bench").err()).startsWith("firn: building");
  }

  @Test
  void showsTheEndOfAFailedBuildAndItsLog() throws Exception {
    script.jdk("jdks/25", "25.0.3");
    script.maven("3.8.7", "echo 'No space left on device'; exit 1");

    var result = script.run(Map.of(), "status");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("No space left on device\n")
        .endsWith(
            "firn: Cannot build: mvn package failed; the whole log is %s\n"
                .formatted(script.home().resolve(".firn/logs/build.log")));
  }

  @Test
  void takesOverTheLockOfABuildThatWasKilled() throws Exception {
    script.jdk("jdks/25", "25.0.3");
    Path lock = Files.createDirectories(script.home().resolve(".firn/building"));
    Files.writeString(lock.resolve("pid"), "999999999");

    assertThat(script.run(Map.of(), "status").exitCode()).isZero();

    assertThat(lock).doesNotExist();
  }

  @Test
  void refusesAnOldMaven() throws Exception {
    script.jdk("jdks/25", "25.0.3");
    script.maven("3.8.6", "exit 0");

    var result = script.run(Map.of(), "status");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err())
        .endsWith("firn: Cannot build: Maven 3.8.6 is too old; install Maven 3.8.7 or later\n");
  }

  @Test
  void passesTheOptionsOfTestToMaven() throws Exception {
    script.jdk("jdks/25", "25.0.3");

    assertThat(script.run(Map.of(), "test", "-pl", "catalog").exitCode()).isZero();

    assertThat(script.builds()).singleElement().asString().endsWith("verify -pl catalog");
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    script.jdk("jdks/25", "25.0.3");
    Path link = Files.createSymbolicLink(root.resolve("link"), script.home().resolve("firn"));

    var result = script.run(link, Map.of(), "status");

    assertThat(result.out()).contains("[-Dfirn.home=" + script.home().toRealPath() + "]");
  }
}
