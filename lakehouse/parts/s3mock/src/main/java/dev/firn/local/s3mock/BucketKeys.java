package dev.firn.local.s3mock;

import java.io.Serial;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The objects of a bucket by their keys; a change is in the journal before it can be seen. */
final class BucketKeys extends ConcurrentSkipListMap<String, UUID> {
  @Serial private static final long serialVersionUID = 1;

  private final transient KeyJournal journal;

  BucketKeys(SortedMap<String, UUID> objects, KeyJournal journal) {
    super(objects);
    this.journal = journal;
  }

  @Override
  public @Nullable UUID put(String key, UUID object) {
    journal.added(key, object);
    return super.put(key, object);
  }

  @Override
  public @Nullable UUID remove(Object key) {
    if (containsKey(key)) {
      journal.removed((String) key);
    }
    return super.remove(key);
  }
}
