package dev.firn.local.s3mock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The encryption headers with which uploads began, from the files in which S3Mock keeps them. */
final class UploadEncryption {

  private static final Pattern UPLOAD_ID = Pattern.compile("[0-9a-fA-F-]{36}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{2,62}");
  private static final Pattern HEADER =
      Pattern.compile("\"(x-amz-server-side-encryption[a-z-]*)\":\"([^\"\\\\]*)\"");

  private final Path root;

  UploadEncryption(Path root) {
    this.root = root;
  }

  /** The headers of an upload under way; empty for one that is unknown or began without any. */
  Map<String, String> headers(String bucket, String uploadId) throws IOException {
    if (!BUCKET.matcher(bucket).matches() || !UPLOAD_ID.matcher(uploadId).matches()) {
      return Map.of();
    }
    Path metadata = metadata(bucket, uploadId);
    Map<String, String> headers = new LinkedHashMap<>();
    if (Files.exists(metadata)) {
      HEADER
          .matcher(Files.readString(metadata))
          .results()
          .forEach(header -> headers.put(header.group(1), header.group(2)));
    }
    return headers;
  }

  private Path metadata(String bucket, String uploadId) {
    return root.resolve(bucket)
        .resolve("multiparts")
        .resolve(uploadId)
        .resolve("multipartMetadata.json");
  }
}
