package dev.firn.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One Kafka message of the workload, ready to send. */
public final class Message {

  /** What a message does to the tables. */
  public enum Kind {
    /** A line was sold. */
    INSERT,
    /** A sold line came back. */
    UPDATE,
    /** An item was counted. */
    COUNT,
    /** Nothing but a dead letter. */
    MALFORMED
  }

  private final long position;
  private final boolean duplicate;
  private final boolean late;
  private final Event event;
  private final Instant sentAt;
  private final byte @Nullable [] value;

  private Message(
      long position,
      boolean duplicate,
      boolean late,
      Event event,
      Instant sentAt,
      byte @Nullable [] value) {
    this.position = position;
    this.duplicate = duplicate;
    this.late = late;
    this.event = event;
    this.sentAt = sentAt;
    this.value = value;
  }

  static Message first(long position, Event event, Instant sentAt) {
    return new Message(position, false, late(event), event, sentAt, encode(event, sentAt));
  }

  /** The same bytes once more. */
  Message again(long laterPosition) {
    return new Message(laterPosition, true, late(event), event, sentAt, value);
  }

  /** Place in the stream, from 0. */
  public long position() {
    return position;
  }

  /** Whether these bytes were sent before. */
  public boolean duplicate() {
    return duplicate;
  }

  /** Whether a newer version of its key was sent before. */
  public boolean late() {
    return late;
  }

  /** When these bytes were first made. */
  public Instant sentAt() {
    return sentAt;
  }

  /** The event as JSON; null for a tombstone. */
  public byte @Nullable [] value() {
    return value == null ? null : value.clone();
  }

  /** Bytes of the value. */
  public int size() {
    return value == null ? 0 : value.length;
  }

  /** What this message does to the tables; the same for a duplicate as for its original. */
  public Kind kind() {
    return switch (event) {
      case Event.Sold sold -> Kind.INSERT;
      case Event.Returned returned -> Kind.UPDATE;
      case Event.Counted counted -> Kind.COUNT;
      case Event.Malformed malformed -> Kind.MALFORMED;
    };
  }

  /** Key of the message: that of its row, so that the rows spread over partitions. */
  public byte[] key() {
    String key =
        switch (event) {
          case Event.Sold sold -> SaleKey.of(sold.line()).toString();
          case Event.Returned returned -> SaleKey.of(returned.line()).toString();
          case Event.Counted counted -> counted.count().place().toString();
          case Event.Malformed malformed -> "malformed-" + malformed.number();
        };
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Key of the sale that was made, null if the message is another one. */
  public @Nullable SaleKey sale() {
    return event instanceof Event.Sold sold ? SaleKey.of(sold.line()) : null;
  }

  private static boolean late(Event event) {
    return switch (event) {
      case Event.Sold sold -> sold.newest().isLate(1);
      case Event.Returned returned -> returned.newest().isLate(2);
      case Event.Counted counted ->
          counted.newest().isLate(counted.count().countedOn().toEpochDay());
      case Event.Malformed malformed -> false;
    };
  }

  private static byte @Nullable [] encode(Event event, Instant sentAt) {
    return switch (event) {
      case Event.Sold sold -> EventJson.sale(sold.line(), 1, null, sentAt);
      case Event.Returned returned ->
          EventJson.sale(returned.line(), 2, returned.line().returned(), sentAt);
      case Event.Counted counted -> EventJson.count(counted.count(), sentAt);
      case Event.Malformed malformed ->
          MalformedEvent.encode(malformed.kind(), malformed.number(), sentAt);
    };
  }
}
