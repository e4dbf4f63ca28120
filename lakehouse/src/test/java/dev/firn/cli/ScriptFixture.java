package dev.firn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The script {@code firn} in a project of its own, with JDKs and a Maven that only say so. */
final class ScriptFixture {

  /** What a run printed and returned. */
  record Result(int exitCode, String out, String err) {}

  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      echo "java of $(dirname "$(dirname "$0")")"
      for argument; do echo "[$argument]"; done
      """;

  private final Path root;
  private final Path home;

  ScriptFixture(Path root) throws IOException {
    this.root = root;
    this.home = root.resolve("my project");
    Files.createDirectories(home.resolve("lakehouse/src"));
    Files.copy(Path.of("../firn"), home.resolve("firn"));
    Files.setPosixFilePermissions(
        home.resolve("firn"), Files.getPosixFilePermissions(Path.of("../firn")));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("jdks"));
    maven("3.9.9", "mkdir -p lakehouse/target/lib");
  }

  Path home() {
    return home;
  }

  /** Adds a JDK of that version. */
  Path jdk(String folder, String version) throws IOException {
    Path jdk = root.resolve(folder);
    Files.createDirectories(jdk);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(jdk.resolve("bin/java"), FAKE_JAVA);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    return jdk;
  }

  /** Replaces Maven by one of that version that does this in the project's folder. */
  void maven(String version, String does) throws IOException {
    script(
        root.resolve("bin/mvn"),
        """
        #!/bin/sh
        [ "$1" = -v ] && { echo "Apache Maven %s (abc)"; exit 0; }
        cd '%s' || exit 9
        echo "$JAVA_HOME: $*" >> builds
        %s
        """
            .formatted(version, home, does));
  }

  /** The calls of Maven so far. */
  List<String> builds() throws IOException {
    Path builds = home.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  /** Writes a source file of a module that is newer than any build. */
  void changeSource(String module) throws IOException {
    Path folder = Files.createDirectories(home.resolve(module).resolve("src"));
    Path source = Files.writeString(folder.resolve("A.java"), "class A {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
  }

  Result run(Map<String, String> environment, String... args) throws Exception {
    return run(home.resolve("firn"), environment, args);
  }

  Result run(Path script, Map<String, String> environment, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.contains("JAVA") || name.contains("FIRN"));
    builder.environment().put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("HOME", root.toString());
    builder.environment().put("FIRN_JDK_ROOTS", root.resolve("jdks").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("firn did not end: " + Files.readString(err));
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }
}
