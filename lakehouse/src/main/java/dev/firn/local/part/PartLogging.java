package dev.firn.local.part;

import java.util.List;

/** How parts that log through SLF4J's simple logger do so: with the time, and no noise. */
final class PartLogging {

  private static final String LOGGER = "-Dorg.slf4j.simpleLogger.";

  private PartLogging() {}

  static List<String> options() {
    return List.of(
        LOGGER + "showDateTime=true",
        LOGGER + "dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ",
        LOGGER + "log.org.apache.iceberg=warn",
        // It says of every file that its codec is new.
        LOGGER + "log.org.apache.hadoop.io.compress.CodecPool=warn");
  }
}
