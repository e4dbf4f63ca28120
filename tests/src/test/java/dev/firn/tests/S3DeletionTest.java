package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.files.FileRemoval;
import dev.firn.files.RemovalProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removal of files by Iceberg's own access to S3, against a storage that is busy or fails. */
class S3DeletionTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final FileRemoval removal =
      new FileRemoval(threads, RemovalProgress.SILENT, Duration.ofMillis(1));
  private final S3FileIO io = new S3FileIO();
  private DeletingS3 s3;

  @BeforeEach
  void connect() throws IOException {
    s3 = new DeletingS3();
    io.initialize(
        Map.of(
            "s3.endpoint", s3.endpoint(),
            "s3.path-style-access", "true",
            "s3.access-key-id", "any",
            "s3.secret-access-key", "any",
            "client.region", "us-east-1",
            "s3.delete.batch-size", "1000",
            "s3.retry.num-retries", "1",
            "s3.retry.min-wait-ms", "1",
            "s3.retry.max-wait-ms", "2"));
  }

  @AfterEach
  void disconnect() {
    io.close();
    s3.close();
    threads.shutdown();
  }

  @Test
  void takesAThousandKeysARequest() {
    List<String> all = plant(3500);

    assertThat(removal.delete(io, all)).isEmpty();

    assertThat(s3.keys).isEmpty();
    assertThat(s3.requests).containsExactlyInAnyOrder(1000, 1000, 1000, 500);
  }

  @Test
  void isTriedAgainWhenToldToSlowDown() {
    List<String> all = plant(1500);
    s3.throttle(6);

    assertThat(removal.delete(io, all)).isEmpty();

    assertThat(s3.keys).isEmpty();
    assertThat(s3.requests).containsExactlyInAnyOrder(1000, 500);
  }

  @Test
  void namesTheKeysThatFailedAndTriesOnlyThemAgain() {
    List<String> all = plant(1000);
    s3.stuck.add("data/f7");
    s3.stuck.add("data/f8");

    List<String> left = removal.delete(io, all);

    assertThat(left).containsExactly("s3://bucket/data/f7", "s3://bucket/data/f8");
    assertThat(s3.keys).containsExactly("data/f7", "data/f8");
    assertThat(s3.requests).containsExactly(1000, 2, 2, 2, 2);
    s3.stuck.clear();
    assertThat(removal.delete(io, all)).isEmpty();
    assertThat(s3.keys).isEmpty();
  }

  private List<String> plant(int count) {
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      s3.keys.add("data/f" + i);
      locations.add("s3://bucket/data/f" + i);
    }
    return locations;
  }
}
