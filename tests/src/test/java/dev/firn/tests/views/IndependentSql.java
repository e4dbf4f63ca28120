package dev.firn.tests.views;

import dev.firn.demo.Demo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What views must hold, by SQL that a person wrote over Trino's own generator. */
final class IndependentSql {

  /** The scale at which the tests' sales are sent. */
  static final String TPCDS = "tpcds.\"sf0.001\"";

  private static final String INVENTORY_WEEKS = "1";

  private IndependentSql() {}

  static String of(String view) {
    return own(view)
        .replace("${sales}", sales())
        .replace("${inventory}", inventory())
        .replace("${tpcds}", TPCDS);
  }

  static String sales() {
    return own("sales")
        .replace("${store}", demo("truth-sales-store"))
        .replace("${catalog}", demo("truth-sales-catalog"))
        .replace("${web}", demo("truth-sales-web"))
        .replace("${tpcds}", TPCDS);
  }

  static String inventory() {
    return demo("truth-inventory").replace("${weeks}", INVENTORY_WEEKS).replace("${tpcds}", TPCDS);
  }

  private static String own(String name) {
    return text(IndependentSql.class, "/views/" + name + ".sql");
  }

  private static String demo(String name) {
    return text(Demo.class, name + ".sql");
  }

  private static String text(Class<?> near, String resource) {
    try (InputStream in = near.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("There is no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
