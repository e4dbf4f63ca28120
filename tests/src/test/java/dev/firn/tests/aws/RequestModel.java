package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * What a service takes, as the SDK's generated classes have it from the service's model: members,
 * their kinds, and the values of enumerations. Lengths, patterns, and mostly what is required are
 * not in those classes: see {@link Limit}.
 */
final class RequestModel {

  private RequestModel() {}

  /**
   * Checks a request.
   *
   * @param shape builder of the request
   * @throws Refusal a ValidationException that names everything that is wrong
   */
  static void check(SdkPojo shape, JsonNode request) {
    Set<String> problems = new HashSet<>();
    structure(shape, request, "", problems);
    if (!problems.isEmpty()) {
      throw Refusal.validation(problems.stream().sorted().collect(Collectors.joining("; ")));
    }
  }

  private static void structure(SdkPojo shape, JsonNode value, String path, Set<String> problems) {
    if (!value.isObject()) {
      problems.add(path + " must be a structure");
      return;
    }
    Map<String, SdkField<?>> fields =
        shape.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, it -> it));
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      SdkField<?> field = fields.get(member.getKey());
      String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      if (field == null) {
        problems.add("unknown member " + at);
      } else if (!member.getValue().isNull()) {
        value(field, member.getValue(), at, problems);
        constants(shape, field)
            .filter(names -> !names.contains(member.getValue().asText()))
            .ifPresent(names -> problems.add(at + " must be one of " + names));
      }
    }
    fields.values().stream()
        .filter(field -> field.containsTrait(RequiredTrait.class))
        .filter(field -> !value.hasNonNull(field.locationName()))
        .forEach(field ->
            problems.add(
                "missing member " + (path.isEmpty() ? "" : path + ".") + field.locationName()));
  }

  private static void value(SdkField<?> field, JsonNode value, String path, Set<String> problems) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.SDK_POJO)) {
      structure(field.constructor().get(), value, path, problems);
    } else if (type.equals(MarshallingType.LIST)) {
      list(field, value, path, problems);
    } else if (type.equals(MarshallingType.MAP)) {
      map(field, value, path, problems);
    } else if (!fits(type, value)) {
      problems.add("%s must be %s, not %s".formatted(path, type, value.getNodeType()));
    }
  }

  private static void list(SdkField<?> field, JsonNode value, String path, Set<String> problems) {
    if (!value.isArray() && field.location().name().startsWith("QUERY")) {
      return;
    }
    if (!value.isArray()) {
      problems.add(path + " must be a list");
    }
    SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
    for (int i = 0; i < value.size(); i++) {
      value(member, value.get(i), path + "[" + i + "]", problems);
    }
  }

  private static void map(SdkField<?> field, JsonNode value, String path, Set<String> problems) {
    if (!value.isObject()) {
      problems.add(path + " must be a map");
    }
    SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
    value
        .properties()
        .forEach(entry -> value(member, entry.getValue(), path + "." + entry.getKey(), problems));
  }

  private static boolean fits(MarshallingType<?> type, JsonNode value) {
    if (type.equals(MarshallingType.STRING) || type.equals(MarshallingType.SDK_BYTES)) {
      return value.isTextual();
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      return value.isBoolean() || Set.of("true", "false").contains(value.asText());
    }
    if (type.equals(MarshallingType.INTEGER) || type.equals(MarshallingType.LONG)) {
      return value.isIntegralNumber() || value.asText().matches("-?[0-9]+");
    }
    return value.isNumber() || value.isTextual();
  }

  /** The values of an enumeration; empty for a member that is none. */
  private static Optional<List<String>> constants(SdkPojo builder, SdkField<?> field) {
    Object built = builder instanceof Buildable buildable ? buildable.build() : builder;
    String name = field.memberName();
    String getter = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return Arrays.stream(built.getClass().getMethods())
        .filter(method -> method.getName().equals(getter) && method.getParameterCount() == 0)
        .map(Method::getReturnType)
        .filter(Class::isEnum)
        .findFirst()
        .map(RequestModel::names);
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Object::toString)
        .filter(name -> !name.equals("null"))
        .toList();
  }
}
