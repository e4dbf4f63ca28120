package dev.firn.cli.reprocess;

import dev.firn.reprocess.AsOf;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a snapshot's id, or a time with its offset. */
final class AsOfConverter implements ITypeConverter<AsOf> {

  @Override
  public AsOf convert(String text) {
    try {
      return text.matches("[0-9]{1,19}")
          ? new AsOf.Snapshot(Long.parseLong(text))
          : new AsOf.Timestamp(OffsetDateTime.parse(text).toInstant());
    } catch (NumberFormatException | DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is neither a snapshot's id nor a time such as 2026-01-31T12:00:00Z");
    }
  }
}
