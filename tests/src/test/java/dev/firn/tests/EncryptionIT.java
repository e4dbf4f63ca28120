package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firn.catalog.LakeCatalog;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import org.apache.iceberg.io.FileIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class EncryptionIT {

  private static final int SEVERAL_PARTS_BYTES = 70 << 20;

  private final LocalLake lake = LocalLake.shared();
  private LakeObjects objects;

  @BeforeEach
  void open() {
    objects = new LakeObjects(lake.site());
  }

  @AfterEach
  void close() {
    objects.close();
  }

  @Test
  void everyObjectOfAFreshLakeIsEncrypted() {
    LocalLake.CommandResult audit = lake.firn("audit", "encryption", "--json");

    assertThat(audit.err()).isEmpty();
    assertThat(audit.exitCode()).isZero();
    assertThat(audit.out())
        .contains("\"objects_unencrypted\" : 0")
        .containsPattern("\"objects\" : [1-9]");
  }

  @Test
  void theAuditNamesAnObjectThatWasPutWithoutEncryption() {
    objects.putPlain("by-hand.txt", "secret");
    try {
      LocalLake.CommandResult audit = lake.firn("audit", "encryption");

      assertThat(audit.exitCode()).isEqualTo(1);
      assertThat(audit.out()).contains("s3://firn-retail/by-hand.txt: not encrypted by the store");
    } finally {
      objects.delete("by-hand.txt");
    }
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> objects.putWithKey("warehouse/x", "x", "no-such-key"))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("Invalid keyId 'no-such-key'");
  }

  @Test
  void aFileOfManyPartsArrivesWholeAndEncrypted() throws Exception {
    byte[] bytes = new byte[SEVERAL_PARTS_BYTES];
    new Random(1).nextBytes(bytes);
    String key = "warehouse/several-parts";
    String location = "s3://" + LakeObjects.BUCKET + "/" + key;
    try (LakeCatalog catalog = lake.openCatalog()) {
      FileIO files = catalog.load("sales").io();
      try (OutputStream out = files.newOutputFile(location).createOrOverwrite()) {
        out.write(bytes);
      }
      try (InputStream in = files.newInputFile(location).newStream()) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
      assertThat(objects.head(key).serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
      assertThat(objects.head(key).ssekmsKeyId()).isEqualTo(LakeObjects.keyId());
    } finally {
      objects.delete(key);
    }
  }
}
