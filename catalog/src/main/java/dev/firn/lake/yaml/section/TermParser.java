package dev.firn.lake.yaml.section;

import dev.firn.lake.PartitionTerm;
import dev.firn.lake.PartitionTerm.Transform;
import dev.firn.lake.SortTerm;
import dev.firn.lake.yaml.document.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the terms of {@code partition-by} and {@code sort-by}. */
final class TermParser {

  private static final Pattern COLUMN = Pattern.compile("[A-Za-z0-9_.]+");
  private static final Pattern TIME = Pattern.compile("([a-z]+)\\(\\s*([A-Za-z0-9_.]+)\\s*\\)");
  private static final Pattern SIZED =
      Pattern.compile("([a-z]+)\\(\\s*([0-9]{1,9})\\s*,\\s*([A-Za-z0-9_.]+)\\s*\\)");
  private static final Pattern SORT =
      Pattern.compile("([A-Za-z0-9_.]+)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?");
  private static final List<String> TIMES = List.of("year", "month", "day", "hour");
  private static final List<String> SIZES = List.of("bucket", "truncate");

  /** Keep the place of a term that could not be read; rules pass over a term without column. */
  private static final PartitionTerm NO_PARTITION = new PartitionTerm("", Transform.IDENTITY, 0);

  private static final SortTerm NO_SORT = new SortTerm("", false, true);

  private TermParser() {}

  /**
   * {@code column}, {@code day(column)}, {@code bucket(16, column)}, {@code truncate(4, column)}.
   */
  static PartitionTerm partition(YamlValue value) {
    return value.itemText().flatMap(text -> partition(value, text)).orElse(NO_PARTITION);
  }

  private static Optional<PartitionTerm> partition(YamlValue value, String text) {
    if (COLUMN.matcher(text).matches()) {
      return Optional.of(new PartitionTerm(text, Transform.IDENTITY, 0));
    }
    Matcher time = TIME.matcher(text);
    if (time.matches() && TIMES.contains(time.group(1))) {
      return Optional.of(new PartitionTerm(time.group(2), transform(time.group(1)), 0));
    }
    Matcher sized = SIZED.matcher(text);
    if (sized.matches() && SIZES.contains(sized.group(1)) && width(sized) > 0) {
      return Optional.of(
          new PartitionTerm(sized.group(3), transform(sized.group(1)), width(sized)));
    }
    value.report(
        "'"
            + text
            + "' is none of column, year(column), month(column), day(column), hour(column),"
            + " bucket(count, column), truncate(width, column)");
    return Optional.empty();
  }

  /**
   * {@code column [asc|desc] [nulls first|last]}; as in Iceberg, nulls come first when ascending.
   */
  static SortTerm sort(YamlValue value) {
    return value.itemText().flatMap(text -> sort(value, text)).orElse(NO_SORT);
  }

  private static Optional<SortTerm> sort(YamlValue value, String text) {
    Matcher term = SORT.matcher(text);
    if (!term.matches()) {
      value.report("'" + text + "' is not: column [asc|desc] [nulls first|nulls last]");
      return Optional.empty();
    }
    boolean descending = "desc".equals(term.group(2));
    boolean nullsFirst = term.group(3) == null ? !descending : term.group(3).equals("first");
    return Optional.of(new SortTerm(term.group(1), descending, nullsFirst));
  }

  private static int width(Matcher sized) {
    return Integer.parseInt(sized.group(2));
  }

  private static Transform transform(String name) {
    return Transform.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
