package dev.firn.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the figures were measured with: the versions of Firn and of the engines it is built on, as
 * the build knows them.
 */
public record Versions(Map<String, String> byName) {
  private static final String RESOURCE = "versions.properties";

  public Versions {
    byName = Map.copyOf(byName);
  }

  /** Those of this build. */
  public static Versions current() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new BenchException("Cannot find resource " + RESOURCE);
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new TreeMap<>();
    properties.forEach((name, version) -> versions.put((String) name, (String) version));
    return new Versions(versions);
  }
}
