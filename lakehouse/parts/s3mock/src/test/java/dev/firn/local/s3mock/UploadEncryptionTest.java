package dev.firn.local.s3mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadEncryptionTest {

  private static final String UPLOAD = "714dd07b-be1d-4842-a9e6-6c2496de6993";

  @TempDir Path root;

  @Test
  void readsTheHeadersWithWhichTheUploadBegan() throws Exception {
    write(
        """
        {"upload":{"Key":"mp"},"storeHeaders":{},"encryptionHeaders":\
        {"x-amz-server-side-encryption":"aws:kms",\
        "x-amz-server-side-encryption-aws-kms-key-id":"f1"},"bucket":"lake"}\
        """);

    assertThat(new UploadEncryption(root).headers("lake", UPLOAD))
        .isEqualTo(
            Map.of(
                "x-amz-server-side-encryption", "aws:kms",
                "x-amz-server-side-encryption-aws-kms-key-id", "f1"));
  }

  @Test
  void isEmptyForAnUploadWithoutEncryptionAndForAnUnknownOne() throws Exception {
    write("{\"encryptionHeaders\":{}}");

    assertThat(new UploadEncryption(root).headers("lake", UPLOAD)).isEmpty();
    assertThat(new UploadEncryption(root).headers("other", UPLOAD)).isEmpty();
  }

  @Test
  void neverLeavesItsFolder() throws Exception {
    write("{\"x-amz-server-side-encryption\":\"aws:kms\"}");

    assertThat(new UploadEncryption(root.resolve("deeper")).headers("..", UPLOAD)).isEmpty();
    assertThat(new UploadEncryption(root).headers("lake", "../multiparts/" + UPLOAD)).isEmpty();
  }

  private void write(String metadata) throws Exception {
    Path folder = root.resolve("lake").resolve("multiparts").resolve(UPLOAD);
    Files.writeString(Files.createDirectories(folder).resolve("multipartMetadata.json"), metadata);
  }
}
