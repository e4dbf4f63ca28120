package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build put what the topology runs.
 *
 * @param home the project's folder
 */
public record Installation(Path home) {

  private static final String OWN_JAR = "firn-lakehouse.jar";

  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /** The one that the script {@code firn} runs from; the current folder without the script. */
  public static Installation current() {
    return new Installation(Path.of(System.getProperty("firn.home", "")));
  }

  /** The topology's folder unless the user names another. */
  public LocalDirectory defaultDirectory() {
    return new LocalDirectory(home.resolve(".firn"));
  }

  /** The reference lake. */
  public Path referenceLake() {
    return home.resolve("lakehouse/examples/retail/lake.yaml");
  }

  /** A built file or folder, refused with the remedy when the build has not made it. */
  public Path built(String path) {
    Path file = home.resolve(path);
    if (!Files.exists(file)) {
      throw new LocalException(
          Category.USER,
          "Cannot find %s: it is not built; run ./firn, or mvn -Dquick package".formatted(file));
    }
    return file;
  }

  /** The one built file in a folder whose name fits a pattern with a version in it. */
  public Path built(String folder, String pattern) {
    try (var files = Files.newDirectoryStream(built(folder), pattern)) {
      var file = files.iterator();
      return file.hasNext() ? file.next() : built(folder + "/" + pattern);
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL,
          "Cannot list %s: %s".formatted(folder, LocalDirectory.reason(problem)),
          problem);
    }
  }

  /** The class path of Firn's own processes. */
  public String classPath() {
    return built("lakehouse/target/" + OWN_JAR) + ":" + built("lakehouse/target/lib") + "/*";
  }

  /** The java command that runs this process runs the topology's too. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
