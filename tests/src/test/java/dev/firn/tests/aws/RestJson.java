package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** REST-JSON: method and path name an operation; members are in the path, the query, the body. */
public record RestJson(List<Route> routes) implements Protocol {

  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

  public RestJson {
    routes = List.copyOf(routes);
  }

  /**
   * Where an operation is.
   *
   * @param path as the service's model has it: {@code /accounts/{AwsAccountId}/data-sets}
   */
  public record Route(String operation, String method, String path) {

    private Optional<Matcher> match(String method, String path) {
      String regex = VARIABLE.matcher(this.path).replaceAll("(?<$1>[^/]+)");
      Matcher matcher = Pattern.compile(regex).matcher(path);
      return this.method.equals(method) && matcher.matches()
          ? Optional.of(matcher)
          : Optional.empty();
    }
  }

  @Override
  public Optional<Call> call(HttpExchange exchange, ObjectNode body) {
    String path = exchange.getRequestURI().getRawPath();
    for (Route route : routes) {
      Optional<Matcher> match = route.match(exchange.getRequestMethod(), path);
      if (match.isPresent()) {
        ObjectNode request = body.deepCopy();
        match
            .get()
            .namedGroups()
            .forEach((name, group) -> request.put(name, decoded(match.get().group(group))));
        addQuery(exchange.getRequestURI().getRawQuery(), request);
        return Optional.of(new Call(route.operation(), request));
      }
    }
    return Optional.empty();
  }

  /** Members of the query are texts here; one that comes several times is a list. */
  private static void addQuery(@Nullable String query, ObjectNode request) {
    if (query == null || query.isEmpty()) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (request.get(name) instanceof ArrayNode list) {
        list.add(value);
      } else if (request.has(name)) {
        String first = request.get(name).asText();
        request.putArray(name).add(first).add(value);
      } else {
        request.put(name, value);
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
