package dev.firn.tests.serving;

import dev.firn.local.site.PortName;
import dev.firn.tests.LocalLake;

/** The Trino that {@code trino-conf} assembles from Maven artifacts. */
class LocalTrinoIT extends ServingContract {

  @Override
  String url() {
    int port = LocalLake.shared().site().ports().number(PortName.TRINO);
    return "jdbc:trino://127.0.0.1:%d/lake/retail".formatted(port);
  }
}
