package dev.firn.encryption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what an audit finds. Used by one thread. */
final class AuditTally {

  /** One object and how it is encrypted. */
  record Entry(String uri, ObjectCheck.Outcome outcome) {}

  private final Consumer<UnencryptedObject> listener;
  private final List<UnencryptedObject> listed = new ArrayList<>();
  private long objects;
  private long vanished;
  private long unencrypted;

  AuditTally(Consumer<UnencryptedObject> listener) {
    this.listener = listener;
  }

  void addAll(List<Entry> entries) {
    entries.forEach(this::add);
  }

  AuditReport report() {
    return new AuditReport(objects, vanished, unencrypted, listed);
  }

  private void add(Entry entry) {
    if (entry.outcome() instanceof ObjectCheck.Outcome.Vanished) {
      vanished++;
      return;
    }
    objects++;
    if (entry.outcome() instanceof ObjectCheck.Outcome.Unencrypted found) {
      add(new UnencryptedObject(entry.uri(), found.reason()));
    }
  }

  private void add(UnencryptedObject object) {
    unencrypted++;
    if (listed.size() < AuditReport.MAX_LISTED) {
      listed.add(object);
    }
    listener.accept(object);
  }
}
