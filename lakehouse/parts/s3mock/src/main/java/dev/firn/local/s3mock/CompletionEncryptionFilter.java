package dev.firn.local.s3mock;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds to the request that completes an upload the encryption headers with which it began. */
final class CompletionEncryptionFilter extends HttpFilter {

  private static final Pattern UPLOAD_ID = Pattern.compile("(?:^|&)uploadId=([^&]*)");
  private static final Pattern BUCKET = Pattern.compile("^/([^/]+)/.+");

  private final transient UploadEncryption uploads;

  CompletionEncryptionFilter(UploadEncryption uploads) {
    this.uploads = uploads;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Map<String, String> headers = headers(request);
    chain.doFilter(
        headers.isEmpty() ? request : new RequestWithHeaders(request, headers), response);
  }

  private Map<String, String> headers(HttpServletRequest request) throws IOException {
    String query = request.getQueryString();
    if (query == null || !"POST".equals(request.getMethod())) {
      return Map.of();
    }
    Matcher uploadId = UPLOAD_ID.matcher(query);
    Matcher bucket = BUCKET.matcher(request.getRequestURI());
    return uploadId.find() && bucket.find()
        ? uploads.headers(bucket.group(1), uploadId.group(1))
        : Map.of();
  }
}
