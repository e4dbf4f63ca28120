package dev.firn.demo.correction;

import dev.firn.replay.Channel;
import dev.firn.replay.EventSink;
import dev.firn.replay.Message;
import dev.firn.replay.kafka.KafkaEventSink;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends like another sink, but with a fault until a position of the stream is reached: the tax of
 * one channel has the wrong sign. As no tax is negative, faulty rows are known by it.
 */
public final class TaxFault implements EventSink {
  /** The channel whose sales are sent wrongly. */
  public static final Channel CHANNEL = Channel.WEB;

  private static final String MARK = "\"channel\":\"" + CHANNEL.label() + "\"";
  private static final String TAX = "\"tax\":";

  private final KafkaEventSink sink;
  private final long until;

  /**
   * A sink with the fault.
   *
   * @param until position of the first message that is sent as it should be
   */
  public TaxFault(KafkaEventSink sink, long until) {
    this.sink = sink;
    this.until = until;
  }

  @Override
  public void send(Message message) {
    byte[] value = message.value();
    boolean faulty = message.position() < until && message.kind() != Message.Kind.MALFORMED;
    sink.send(message.key(), faulty ? turned(value) : value);
  }

  @Override
  public void flush() {
    sink.flush();
  }

  @Override
  public void close() {
    sink.close();
  }

  /** The event with a tax above zero turned below it; any other event as it is. */
  static byte @Nullable [] turned(byte @Nullable [] value) {
    String json = value == null ? "" : new String(value, StandardCharsets.UTF_8);
    int tax = json.indexOf(TAX);
    if (value == null || tax < 0 || !json.contains(MARK)) {
      return value;
    }
    int number = tax + TAX.length();
    return isPositive(json, number)
        ? (json.substring(0, number) + "-" + json.substring(number))
            .getBytes(StandardCharsets.UTF_8)
        : value;
  }

  private static boolean isPositive(String json, int at) {
    for (int i = at; i < json.length() && json.charAt(i) != ',' && json.charAt(i) != '}'; i++) {
      char digit = json.charAt(i);
      if (digit >= '1' && digit <= '9') {
        return true;
      }
      if (digit != '0' && digit != '.') {
        return false;
      }
    }
    return false;
  }
}
