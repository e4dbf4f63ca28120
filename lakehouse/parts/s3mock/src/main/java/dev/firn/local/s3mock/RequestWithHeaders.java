package dev.firn.local.s3mock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request with further headers, which win over its own. */
final class RequestWithHeaders extends HttpServletRequestWrapper {

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  RequestWithHeaders(HttpServletRequest request, Map<String, String> headers) {
    super(request);
    this.headers.putAll(headers);
  }

  @Override
  public @Nullable String getHeader(String name) {
    String added = headers.get(name);
    return added == null ? super.getHeader(name) : added;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String added = headers.get(name);
    return added == null
        ? super.getHeaders(name)
        : Collections.enumeration(Collections.singleton(added));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(super.getHeaderNames()));
    names.addAll(headers.keySet());
    return Collections.enumeration(names);
  }
}
