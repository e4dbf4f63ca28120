package dev.firn.replay;

import org.jspecify.annotations.Nullable;

/**
 * What was sent so far.
 *
 * @param events all messages, duplicates and malformed ones included
 * @param inserts sales, each counted once
 * @param updates returns, each counted once
 * @param counts counts of the inventory, each counted once
 * @param duplicates messages that were sent a second time
 * @param late messages that came after a newer version of their key, duplicates included
 * @param malformed messages that no table can hold
 * @param bytes of all messages, keys not included
 */
public record SentCounts(
    long events,
    long inserts,
    long updates,
    long counts,
    long duplicates,
    long late,
    long malformed,
    long bytes) {

  static final SentCounts NONE = new SentCounts(0, 0, 0, 0, 0, 0, 0, 0);

  SentCounts plus(Message message) {
    Message.@Nullable Kind kind = message.duplicate() ? null : message.kind();
    return new SentCounts(
        events + 1,
        inserts + (kind == Message.Kind.INSERT ? 1 : 0),
        updates + (kind == Message.Kind.UPDATE ? 1 : 0),
        counts + (kind == Message.Kind.COUNT ? 1 : 0),
        duplicates + (message.duplicate() ? 1 : 0),
        late + (message.late() ? 1 : 0),
        malformed + (kind == Message.Kind.MALFORMED ? 1 : 0),
        bytes + message.size());
  }
}
