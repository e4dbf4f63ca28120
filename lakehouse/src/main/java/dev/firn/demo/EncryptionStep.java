package dev.firn.demo;

import dev.firn.encryption.AuditReport;
import dev.firn.encryption.EncryptionAudit;

/** Asks S3 for every object of the lake whether it is encrypted with the lake's key. */
final class EncryptionStep implements DemoStep {

  @Override
  public String title() {
    return "Audit the encryption of every object";
  }

  @Override
  public void run(DemoContext context) {
    try (EncryptionAudit audit = EncryptionAudit.openBucket(context.lake())) {
      AuditReport report = audit.run();
      context
          .findings()
          .figures()
          .put("objects", report.objects())
          .put("objects_unencrypted", report.unencryptedObjects());
      context
          .findings()
          .fact(
              "objects not encrypted",
              "%,d of %,d".formatted(report.unencryptedObjects(), report.objects()),
              report.isClean()
                  ? "the KMS key of each object of the bucket, asked of S3"
                  : "the first is " + report.unencrypted().getFirst(),
              report.isClean() && report.objects() > 0);
    }
  }
}
