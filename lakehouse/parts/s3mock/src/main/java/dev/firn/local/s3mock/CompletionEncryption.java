package dev.firn.local.s3mock;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets an object that arrived in parts keep the encryption that its upload began with. S3 does;
 * S3Mock 5.2.0 takes the headers of the request that completes the upload, where clients send none,
 * so that every large file would seem to be unencrypted.
 */
@Configuration(proxyBeanMethods = false)
public class CompletionEncryption {

  @Bean
  CompletionEncryptionFilter completionEncryptionFilter(
      @Value("${com.adobe.testing.s3mock.store.root}") String root) {
    return new CompletionEncryptionFilter(new UploadEncryption(Path.of(root)));
  }
}
