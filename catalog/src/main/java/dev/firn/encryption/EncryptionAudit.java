package dev.firn.encryption;

import dev.firn.catalog.CatalogProperties;
import dev.firn.lake.Lake;
import dev.firn.lake.LakeException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.iceberg.aws.AwsClientFactories;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks at every object below a location, data and metadata alike, and finds those that are not
 * encrypted by SSE-KMS with the lake's key. Reads only. Holds one page of the listing at a time, so
 * the size of the lake does not matter.
 */
public final class EncryptionAudit implements Closeable {

  private static final int PARALLEL_REQUESTS = 16;

  private final S3Client s3;
  private final S3Location location;
  private final ObjectCheck check;
  private final ExecutorService threads;

  EncryptionAudit(S3Client s3, S3Location location, KmsKey key) {
    this.s3 = s3;
    this.location = location;
    this.check = new ObjectCheck(s3, key);
    this.threads = Executors.newFixedThreadPool(PARALLEL_REQUESTS, EncryptionAudit::daemon);
  }

  /** An audit of everything below the lake's warehouse. */
  public static EncryptionAudit open(Lake lake) {
    return open(lake, S3Location.below(lake.warehouse()));
  }

  /**
   * An audit of all of the bucket that the warehouse is in, for a bucket that is the lake's own.
   */
  public static EncryptionAudit openBucket(Lake lake) {
    return open(lake, S3Location.below(lake.warehouse()).wholeBucket());
  }

  private static EncryptionAudit open(Lake lake, S3Location location) {
    S3Client s3 = AwsClientFactories.from(CatalogProperties.of(lake).properties()).s3();
    return new EncryptionAudit(s3, location, new KmsKey(lake.encryption().kmsKey()));
  }

  /** Audits, and keeps the first findings for the report. */
  public AuditReport run() {
    return run(finding -> {});
  }

  /**
   * Audits.
   *
   * @param listener hears of each finding at once, in the order of the listing
   * @throws LakeException if the store does not answer
   */
  public AuditReport run(Consumer<UnencryptedObject> listener) {
    AuditTally tally = new AuditTally(listener);
    try {
      for (ListObjectsV2Response page : s3.listObjectsV2Paginator(location::addTo)) {
        tally.addAll(look(page.contents()));
      }
      return tally.report();
    } catch (NoSuchBucketException e) {
      throw failed("there is no such bucket", e);
    } catch (SdkException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  private List<AuditTally.Entry> look(List<S3Object> page) {
    List<Future<ObjectCheck.Outcome>> outcomes = new ArrayList<>();
    for (S3Object object : page) {
      outcomes.add(threads.submit(() -> check.check(location.bucket(), object.key())));
    }
    List<AuditTally.Entry> entries = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      entries.add(new AuditTally.Entry(location.uri(page.get(i).key()), await(outcomes.get(i))));
    }
    return entries;
  }

  private ObjectCheck.Outcome await(Future<ObjectCheck.Outcome> outcome) {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted", e);
    } catch (ExecutionException e) {
      throw failed(String.valueOf(e.getCause()), e);
    }
  }

  private LakeException failed(String reason, Exception cause) {
    return new LakeException(
        LakeException.Code.SERVICE_FAILED, "Cannot audit " + location + ": " + reason, cause);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "encryption-audit");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    s3.close();
  }
}
