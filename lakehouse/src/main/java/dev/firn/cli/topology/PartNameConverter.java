package dev.firn.cli.topology;

import dev.firn.local.site.PartName;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a part as users write it. */
final class PartNameConverter implements ITypeConverter<PartName> {

  @Override
  public PartName convert(String value) {
    List<PartName> parts = List.of(PartName.values());
    return parts.stream()
        .filter(part -> part.label().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no part '%s', only %s"
                    .formatted(
                        value,
                        String.join(
                            ", ",
                            Arrays.stream(PartName.values()).map(PartName::label).toList()))));
  }
}
