package dev.firn.local.s3mock;

import com.adobe.testing.s3mock.s3.model.BucketMetadata;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes what S3Mock keeps as JSON. The metadata of a bucket, which names all its
 * objects, stays in memory and is written whole only now and then; in between, its changes are in a
 * journal beside it.
 */
final class BucketMapper extends JsonMapper {
  static final int MAX_CHANGES = 50_000;

  private final transient Map<File, Known> buckets = new HashMap<>();

  BucketMapper(JsonMapper.Builder builder) {
    super(builder);
  }

  private record Known(BucketMetadata bucket, KeyJournal journal) {
    /** Whether that one's changes are in the journal, and may stay there for now. */
    @SuppressWarnings("ReferenceEquality") // is it the very same object?
    boolean isWritten(BucketMetadata other) {
      return bucket == other && journal.changes() < MAX_CHANGES;
    }
  }

  @Override
  public <T> T readValue(File file, Class<T> type) {
    return type == BucketMetadata.class ? type.cast(bucket(file)) : super.readValue(file, type);
  }

  @Override
  public void writeValue(File file, Object value) {
    if (value instanceof BucketMetadata bucket) {
      write(file, bucket);
    } else {
      super.writeValue(file, value);
    }
  }

  private synchronized BucketMetadata bucket(File file) {
    return buckets.computeIfAbsent(file, this::load).bucket();
  }

  private Known load(File file) {
    try {
      BucketMetadata written = super.readValue(file, BucketMetadata.class);
      SortedMap<String, UUID> objects = new TreeMap<>(written.getObjects());
      KeyJournal.replay(journal(file), objects);
      writeWhole(file, with(written, objects));
      KeyJournal journal = KeyJournal.begin(journal(file));
      return new Known(with(written, new BucketKeys(objects, journal)), journal);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private synchronized void write(File file, BucketMetadata bucket) {
    Known known = buckets.get(file);
    if (known != null && known.isWritten(bucket)) {
      return;
    }
    try {
      writeWhole(file, bucket);
      KeyJournal.begin(journal(file)).close();
      if (known != null) {
        known.journal().close();
      }
      buckets.remove(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private void writeWhole(File file, BucketMetadata bucket) throws IOException {
    Path whole = file.toPath().resolveSibling(file.getName() + ".new");
    super.writeValue(whole.toFile(), bucket);
    Files.move(
        whole, file.toPath(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path journal(File file) {
    return file.toPath().resolveSibling("bucketMetadata.journal");
  }

  private static BucketMetadata with(BucketMetadata bucket, Map<String, UUID> objects) {
    return new BucketMetadata(
        bucket.getName(),
        bucket.getCreationDate(),
        bucket.getVersioningConfiguration(),
        bucket.getObjectLockConfiguration(),
        bucket.getBucketLifecycleConfiguration(),
        bucket.getObjectOwnership(),
        bucket.getPath(),
        bucket.getBucketRegion(),
        bucket.getBucketInfo(),
        bucket.getLocationInfo(),
        objects);
  }
}
