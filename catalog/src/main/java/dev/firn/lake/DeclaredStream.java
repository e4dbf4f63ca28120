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
 * @param versionMemory how long the stream remembers the newest version of a key after it came,
 *     also where main has no row of the key any more; empty for no longer than until it is
 *     committed
 */
public record DeclaredStream(
    String name,
    KafkaSettings source,
    EventFormat format,
    Optional<String> tableField,
    List<String> into,
    String deadLetters,
    Optional<Duration> versionMemory) {

  public DeclaredStream {
    into = List.copyOf(into);
  }
}
