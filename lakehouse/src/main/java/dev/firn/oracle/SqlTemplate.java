package dev.firn.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** SQL in a resource, with {@code ${name}} for what differs. */
public record SqlTemplate(String sql) {

  /**
   * The resource of that name.
   *
   * @param near class beside which it is
   */
  public static SqlTemplate named(Class<?> near, String name) {
    return find(near, name)
        .orElseThrow(() -> new IllegalArgumentException("Cannot find resource " + name));
  }

  static Optional<SqlTemplate> find(Class<?> near, String name) {
    try (InputStream in = near.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new SqlTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SqlTemplate with(String name, String value) {
    return new SqlTemplate(sql.replace("${" + name + "}", value));
  }
}
