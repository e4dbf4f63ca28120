package dev.firn.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL in a resource beside this class, with {@code ${name}} for what differs. */
record SqlTemplate(String sql) {

  static SqlTemplate named(String name) {
    try (InputStream in = SqlTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DemoException("Cannot find resource " + name);
      }
      return new SqlTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SqlTemplate with(String name, String value) {
    return new SqlTemplate(sql.replace("${" + name + "}", value));
  }
}
