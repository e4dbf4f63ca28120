package dev.firn.bench.stream;

import dev.firn.bench.BenchException;
import dev.firn.local.site.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The reference lake, with its table {@code sales} in a format version of choice. */
public final class FormatLake {
  /** That of the reference lake itself. */
  public static final int USUAL = 2;

  private static final String TABLE = "\n  sales:\n";

  /** Athena does not read version 3, and a lake with both is refused. */
  private static final String READERS = "readers: [trino, athena, redshift, quicksight]";

  private FormatLake() {}

  /**
   * Writes it.
   *
   * @param folder where to
   * @return empty if the reference lake is what is wanted
   */
  public static Optional<Path> of(int formatVersion, Path folder) {
    if (formatVersion == USUAL) {
      return Optional.empty();
    }
    try {
      String reference = Files.readString(Installation.current().referenceLake());
      String declared = TABLE + "    format-version: " + formatVersion + "\n";
      String lake =
          replaced(replaced(reference, TABLE, declared), READERS, "readers: [trino, redshift]");
      return Optional.of(Files.writeString(folder.resolve("lake.yaml"), lake));
    } catch (IOException e) {
      throw new BenchException("Cannot write a lake to %s: %s".formatted(folder, e), e);
    }
  }

  private static String replaced(String lake, String old, String text) {
    if (!lake.contains(old)) {
      throw new BenchException("Cannot change the reference lake: it has no '%s'".formatted(old));
    }
    return lake.replace(old, text);
  }
}
