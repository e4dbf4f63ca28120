package dev.firn.trino;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that holds a whole Trino: {@code lib} (the server's class path), {@code plugin} (one
 * folder of jars for each plugin) and {@code etc} (the configuration that production uses). The
 * build lays it out as {@code trino-conf/target/trino}.
 *
 * @param home the folder, absolute
 */
public record TrinoInstallation(Path home) {
  private static final List<String> PARTS =
      List.of("lib", "plugin/iceberg", "plugin/tpcds", "etc/config.properties", "etc/jvm.config");

  public TrinoInstallation {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * Returns the installation in {@code home}.
   *
   * @throws IllegalStateException when a part of it is missing
   */
  public static TrinoInstallation in(Path home) {
    TrinoInstallation installation = new TrinoInstallation(home);
    for (String part : PARTS) {
      if (!Files.exists(installation.home.resolve(part))) {
        throw new IllegalStateException(
            "Cannot use Trino in %s: %s is missing (mvn package lays it out)"
                .formatted(installation.home, part));
      }
    }
    return installation;
  }

  /** Returns the configuration folder. */
  public Path etc() {
    return home.resolve("etc");
  }

  String classPath() {
    return home.resolve("lib") + "/*";
  }
}
