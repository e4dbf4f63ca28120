package dev.firn.files;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The hash of where a file is, made for one question: may these two names mean the same object? It
 * says yes too often rather than too rarely, since a file that is taken for another is kept. So
 * scheme and authority do not count ({@code s3}, {@code s3a} and a bare path are one), nor do
 * repeated slashes, nor percent-encoding, and 64 bits are enough.
 */
public final class PathHash {
  private static final int MAX_DECODINGS = 3;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private PathHash() {}

  /** The hash of a location. */
  public static long of(String location) {
    String path = canonical(location);
    long hash = FNV_OFFSET;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }

  /** The path in a location's storage, without what may be written in several ways. */
  public static String canonical(String location) {
    String path = decoded(withoutAuthority(location));
    return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
  }

  private static String withoutAuthority(String location) {
    int colon = location.indexOf(':');
    int slash = location.indexOf('/');
    if (colon < 0 || slash < colon) {
      return location;
    }
    String rest = location.substring(colon + 1);
    if (!rest.startsWith("//")) {
      return rest;
    }
    int path = rest.indexOf('/', 2);
    return path < 0 ? "/" : rest.substring(path);
  }

  private static String decoded(String path) {
    String before = path;
    for (int i = 0; i < MAX_DECODINGS && before.indexOf('%') >= 0; i++) {
      String after = decodedOnce(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return before;
  }

  private static String decodedOnce(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
