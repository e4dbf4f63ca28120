package dev.firn.expire;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.TableOperations;

/**
 * Journals of a table. They never change, so that each is read once while the table lists it. Owned
 * by one thread.
 */
final class KnownJournals {
  private final Map<String, ExpiryJournal> journals = new HashMap<>();

  /**
   * The journal of an expiry; empty if it is gone.
   *
   * @throws RuntimeException if it cannot be read
   */
  Optional<ExpiryJournal> find(TableOperations operations, PendingExpiry expiry) {
    ExpiryJournal known = journals.get(expiry.journal());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ExpiryJournal> read = ExpiryJournal.find(operations, expiry.journal());
    read.ifPresent(journal -> journals.put(expiry.journal(), journal));
    return read;
  }

  /** Forgets all but these. */
  void retain(Collection<PendingExpiry> listed) {
    Set<String> names = listed.stream().map(PendingExpiry::journal).collect(Collectors.toSet());
    journals.keySet().retainAll(names);
  }
}
