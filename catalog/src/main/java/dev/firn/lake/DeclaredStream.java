package dev.firn.lake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stream of events as declared: where they come from, how they look, which tables they fill.
 *
 * @param tableField top-level field of an event that names its table; empty when {@code into} has
 *     one table only
 * @param into names of the tables that the stream fills; each table has one stream
 * @param deadLetters name of the append table that takes what cannot be decoded
 * @param versionMemory how long the newest version of a key is remembered after its last event; an
 *     older version that arrives later than this is no longer recognised by the stream itself
 */
public record DeclaredStream(
    String name,
    KafkaSettings source,
    EventFormat format,
    Optional<String> tableField,
    List<String> into,
    String deadLetters,
    Duration versionMemory) {

  public DeclaredStream {
    into = List.copyOf(into);
  }
}
