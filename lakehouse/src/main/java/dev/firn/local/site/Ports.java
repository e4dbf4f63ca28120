package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The port of everything that listens.
 *
 * @param numbers one distinct port for each name
 */
public record Ports(Map<PortName, Integer> numbers) {

  private static final int HIGHEST = 65535;

  public Ports {
    if (!numbers.keySet().equals(EnumSet.allOf(PortName.class))) {
      throw new LocalException(
          Category.INTERNAL, "Cannot use ports: there must be one for each name, not " + numbers);
    }
    refuseSharedPorts(numbers);
    numbers = Map.copyOf(numbers);
  }

  /**
   * The ports that the environment asks for.
   *
   * @param offset added to every default; a variable such as {@code FIRN_PORT_TRINO} is taken as it
   *     is
   */
  public static Ports chosen(Map<String, String> environment, int offset) {
    var numbers = new EnumMap<PortName, Integer>(PortName.class);
    for (PortName name : PortName.values()) {
      String value = environment.getOrDefault(name.variable(), "");
      numbers.put(
          name,
          value.isBlank()
              ? valid("--port-offset", Integer.toString(offset), name.defaultPort() + offset)
              : parsed(name.variable(), value));
    }
    return new Ports(numbers);
  }

  /** Whether the environment names any port. */
  static boolean areNamedIn(Map<String, String> environment) {
    return EnumSet.allOf(PortName.class).stream()
        .anyMatch(name -> !environment.getOrDefault(name.variable(), "").isBlank());
  }

  /** The variables that name exactly these ports. */
  public Map<String, String> variables() {
    return numbers.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                port -> port.getKey().variable(), port -> port.getValue().toString()));
  }

  public int number(PortName name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("no port for " + name);
    }
    return number;
  }

  private static int parsed(String setting, String value) {
    try {
      return valid(setting, value, Integer.parseInt(value.strip()));
    } catch (NumberFormatException problem) {
      throw new LocalException(
          Category.USER,
          "Cannot use %s=%s: a port is a number from 1 to %d".formatted(setting, value, HIGHEST),
          problem);
    }
  }

  private static int valid(String setting, String value, int number) {
    if (number < 1 || number > HIGHEST) {
      throw new LocalException(
          Category.USER,
          "Cannot use %s=%s: port %d is not between 1 and %d"
              .formatted(setting, value, number, HIGHEST));
    }
    return number;
  }

  private static void refuseSharedPorts(Map<PortName, Integer> numbers) {
    var owners = new HashMap<Integer, PortName>();
    numbers.forEach((name, number) -> {
      PortName other = owners.putIfAbsent(number, name);
      if (other != null) {
        throw new LocalException(
            Category.USER,
            "Cannot use port %d for both %s and %s: set %s or %s to another"
                .formatted(number, other.label(), name.label(), other.variable(), name.variable()));
      }
    });
  }
}
