package dev.firn.local.s3mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.testing.s3mock.s3.dto.ObjectOwnership;
import com.adobe.testing.s3mock.s3.store.BucketStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.kotlin.KotlinModule;

/** S3Mock's own store, with our mapper instead of its own. */
class BucketMapperTest {
  private static final String BUCKET = "lake";
  private static final String ODD_KEY = "a b/ü\n+%.parquet";

  @TempDir Path root;
  private BucketStore store;

  @BeforeEach
  void createBucket() {
    store = open();
    store.createBucket(
        BUCKET, false, ObjectOwnership.BUCKET_OWNER_ENFORCED, "eu-central-1", null, null);
  }

  @Test
  void findsWhatCameAndNotWhatWent() {
    UUID first = store.addKeyToBucket("a", BUCKET);
    store.addKeyToBucket("b", BUCKET);

    assertThat(store.removeFromBucket("b", BUCKET)).isTrue();
    assertThat(store.removeFromBucket("b", BUCKET)).isFalse();

    assertThat(store.addKeyToBucket("a", BUCKET)).isEqualTo(first);
    assertThat(store.getBucketMetadata(BUCKET).getID("a")).isEqualTo(first);
    assertThat(store.lookupKeysInBucket(null, BUCKET)).containsExactly("a");
  }

  @Test
  void findsEverythingAfterTheProcessWasKilled() {
    UUID odd = store.addKeyToBucket(ODD_KEY, BUCKET);
    store.addKeyToBucket("gone", BUCKET);
    store.removeFromBucket("gone", BUCKET);

    BucketStore again = open();

    assertThat(again.getBucketMetadata(BUCKET).getID(ODD_KEY)).isEqualTo(odd);
    assertThat(again.lookupKeysInBucket("", BUCKET)).containsExactly(ODD_KEY);
    again.addKeyToBucket("later", BUCKET);
    assertThat(open().lookupKeysInBucket("", BUCKET)).containsExactly(ODD_KEY, "later");
  }

  @Test
  void ignoresALineThatWasNotWrittenToItsEnd() throws Exception {
    store.addKeyToBucket("a", BUCKET);
    Files.writeString(journal(), "+ 714dd07b-be1d", StandardOpenOption.APPEND);

    assertThat(open().lookupKeysInBucket("", BUCKET)).containsExactly("a");
  }

  @Test
  void isReadableByPlainS3MockOnceItWasOpenedAgain() {
    store.addKeyToBucket("a", BUCKET);
    open().getBucketMetadata(BUCKET);

    BucketStore plain = open(mapper().build());

    assertThat(plain.lookupKeysInBucket("", BUCKET)).isEqualTo(List.of("a"));
  }

  @Test
  void beginsTheJournalAnewOnceItIsLong() throws Exception {
    UUID kept = store.addKeyToBucket("kept", BUCKET);
    for (int i = 0; i < BucketMapper.MAX_CHANGES / 2; i++) {
      store.addKeyToBucket("a", BUCKET);
      store.removeFromBucket("a", BUCKET);
    }

    store.addKeyToBucket("later", BUCKET);

    assertThat(Files.readString(journal()).lines().count()).isLessThan(10);
    assertThat(open().getBucketMetadata(BUCKET).getObjects()).containsEntry("kept", kept);
    assertThat(open().lookupKeysInBucket("", BUCKET)).containsExactly("kept", "later");
  }

  @Test
  void forgetsABucketThatWasDeleted() {
    store.addKeyToBucket("a", BUCKET);
    store.removeFromBucket("a", BUCKET);
    assertThat(store.deleteBucket(BUCKET)).isTrue();
    createBucket();

    store.addKeyToBucket("b", BUCKET);

    assertThat(open().lookupKeysInBucket("", BUCKET)).containsExactly("b");
  }

  private Path journal() {
    return root.resolve(BUCKET).resolve("bucketMetadata.journal");
  }

  private BucketStore open() {
    return open(new BucketMapper(mapper()));
  }

  private BucketStore open(JsonMapper mapper) {
    File folder = root.toFile();
    return new BucketStore(folder, DateTimeFormatter.ISO_DATE_TIME, "eu-central-1", mapper);
  }

  private static JsonMapper.Builder mapper() {
    return JsonMapper.builder().addModule(new KotlinModule.Builder().build());
  }
}
