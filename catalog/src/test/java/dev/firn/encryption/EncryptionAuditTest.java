package dev.firn.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.lake.LakeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncryptionAuditTest {

  private static final String ID = "f1f1f1f1-0000-4000-8000-000000000001";
  private static final String ARN = "arn:aws:kms:us-east-1:000000000000:key/" + ID;

  private final InMemoryS3 s3 = new InMemoryS3("lake");

  @Test
  void findsNothingInAnEmptyBucket() {
    assertThat(audit(ARN)).isEqualTo(new AuditReport(0, 0, 0, List.of()));
  }

  @Test
  void looksAtEveryPageBelowTheWarehouseOnly() {
    for (int i = 0; i < 95; i++) {
      s3.put("warehouse/t/data/%03d.parquet".formatted(i), "aws:kms", ARN);
    }
    s3.put("warehouse2/other.parquet", null, null);
    s3.put("a.txt", null, null);

    assertThat(audit(ARN)).isEqualTo(new AuditReport(95, 0, 0, List.of()));
  }

  @Test
  void namesEachObjectThatIsNotEncryptedAsDeclared() {
    s3.put("warehouse/a-good", "aws:kms", ARN);
    s3.put("warehouse/b-plain", null, null);
    s3.put("warehouse/c-s3", "AES256", null);
    s3.put("warehouse/d-other-key", "aws:kms", ARN.replace("f1f1f1f1", "00000000"));
    s3.put("warehouse/e-forbidden", "aws:kms", ARN);
    s3.refuse("warehouse/e-forbidden", 403);
    s3.put("warehouse/f-double", "aws:kms:dsse", ARN);

    AuditReport report = audit(ARN);

    assertThat(report.objects()).isEqualTo(6);
    assertThat(report.isClean()).isFalse();
    assertThat(report.unencrypted())
        .extracting(UnencryptedObject::toString)
        .containsExactly(
            "s3://lake/warehouse/b-plain: not encrypted by the store",
            "s3://lake/warehouse/c-s3: encrypted by AES256, not by a KMS key",
            "s3://lake/warehouse/d-other-key: encrypted by key "
                + ARN.replace("f1f1f1f1", "00000000")
                + ", not by "
                + ARN,
            "s3://lake/warehouse/e-forbidden: S3 does not describe it: status 403");
  }

  @Test
  void comparesAnIdWithAnArn() {
    s3.put("warehouse/by-arn", "aws:kms", ARN);
    s3.put("warehouse/by-id", "aws:kms", ID);

    assertThat(audit(ID).isClean()).isTrue();
    assertThat(audit(ARN).isClean()).isTrue();
    assertThat(audit(ARN.replace("us-east-1", "eu-west-1")).unencryptedObjects()).isEqualTo(1);
  }

  @Test
  void passesOverAnObjectThatIsDeletedMeanwhile() {
    s3.put("warehouse/a", "aws:kms", ARN);
    s3.put("warehouse/b", null, null);
    s3.deleteAfterListing("warehouse/b");

    assertThat(audit(ARN)).isEqualTo(new AuditReport(1, 1, 0, List.of()));
  }

  @Test
  void tellsEachFindingAndKeepsTheFirst() {
    for (int i = 0; i < 1234; i++) {
      s3.put("warehouse/%04d".formatted(i), null, null);
    }
    List<UnencryptedObject> heard = new ArrayList<>();

    AuditReport report;
    try (EncryptionAudit audit = open("lake", ARN)) {
      report = audit.run(heard::add);
    }

    assertThat(heard).hasSize(1234);
    assertThat(report.unencryptedObjects()).isEqualTo(1234);
    assertThat(report.unencrypted()).isEqualTo(heard.subList(0, AuditReport.MAX_LISTED));
  }

  @Test
  void failsWhenTheStoreFails() {
    s3.put("warehouse/a", "aws:kms", ARN);
    s3.refuse("warehouse/a", 503);

    assertThatThrownBy(() -> audit(ARN))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("Cannot audit s3://lake/warehouse/: ")
        .hasMessageContaining("status 503");
  }

  @Test
  void saysWhenThereIsNoSuchBucket() {
    try (EncryptionAudit audit = open("nowhere", ARN)) {
      assertThatThrownBy(audit::run)
          .hasMessage("Cannot audit s3://nowhere/warehouse/: there is no such bucket");
    }
  }

  private AuditReport audit(String key) {
    try (EncryptionAudit audit = open("lake", key)) {
      return audit.run();
    }
  }

  private EncryptionAudit open(String bucket, String key) {
    return new EncryptionAudit(
        s3, S3Location.below("s3://" + bucket + "/warehouse"), new KmsKey(key));
  }
}
