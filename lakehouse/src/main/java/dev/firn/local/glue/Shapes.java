package dev.firn.local.glue;

import dev.firn.local.glue.Shape.Flag;
import dev.firn.local.glue.Shape.ListOf;
import dev.firn.local.glue.Shape.MapOf;
import dev.firn.local.glue.Shape.Structure;
import dev.firn.local.glue.Shape.Text;
import dev.firn.local.glue.Shape.Whole;
import java.util.Map;
import java.util.regex.Pattern;

/** The shapes of the Data Catalog, with the limits of the service's own model (2017-03-31). */
final class Shapes {
  private static final Pattern SINGLE_LINE =
      Pattern.compile("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}\\t]*");
  private static final Pattern MULTI_LINE =
      Pattern.compile("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}\\r\\n\\t]*");
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  static final int PAGE_SIZE = 100;

  static final Text NAME = new Text(1, 255, SINGLE_LINE);
  static final Text TOKEN = new Text(0, 4096, ANY);
  static final Text EXPRESSION = new Text(0, 2048, SINGLE_LINE);
  static final Text ARN =
      new Text(1, 10240, Pattern.compile("arn:aws(-(cn|us-gov|iso(-[bef])?))?:glue:.*"));
  static final Flag FLAG = new Flag();
  static final Whole MAX_RESULTS = new Whole(1, PAGE_SIZE);
  static final ListOf NAMES = new ListOf(NAME, 0, 100);
  static final ListOf ATTRIBUTES =
      new ListOf(new Text(1, 255, Pattern.compile("NAME|TABLE_TYPE|TARGET_DATABASE")), 1, 2);

  private static final Text TAG_KEY = new Text(1, 128, ANY);
  static final MapOf TAGS = new MapOf(TAG_KEY, new Text(0, 256, ANY));
  static final ListOf TAG_KEYS = new ListOf(TAG_KEY, 0, 50);

  private static final Text DESCRIPTION = new Text(0, 2048, MULTI_LINE);
  private static final Text VIEW_TEXT = new Text(0, 409_600, ANY);
  private static final MapOf PARAMETERS = new MapOf(NAME, new Text(0, 512_000, ANY));

  private static final Structure COLUMN =
      Structure.of(
              Map.of(
                  "Name",
                  NAME,
                  "Type",
                  new Text(0, 131_072, SINGLE_LINE),
                  "Comment",
                  new Text(0, 255, SINGLE_LINE),
                  "Parameters",
                  PARAMETERS))
          .requiring("Name");
  private static final ListOf COLUMNS = new ListOf(COLUMN, 0, Integer.MAX_VALUE);

  private static final Structure STORAGE_DESCRIPTOR =
      Structure.of(
          Map.of(
              "Columns", COLUMNS,
              "Location", new Text(0, 2056, MULTI_LINE),
              "InputFormat", new Text(0, 128, SINGLE_LINE),
              "OutputFormat", new Text(0, 128, SINGLE_LINE),
              "Compressed", FLAG,
              "StoredAsSubDirectories", FLAG,
              "Parameters", PARAMETERS));

  static final Structure DATABASE_INPUT =
      Structure.of(
              Map.of(
                  "Name", NAME,
                  "Description", DESCRIPTION,
                  "LocationUri", new Text(1, 1024, MULTI_LINE),
                  "Parameters", PARAMETERS))
          .requiring("Name");

  static final Structure TABLE_INPUT =
      Structure.of(
              Map.ofEntries(
                  Map.entry("Name", NAME),
                  Map.entry("Description", DESCRIPTION),
                  Map.entry("Owner", NAME),
                  Map.entry("Retention", new Whole(0, Integer.MAX_VALUE)),
                  Map.entry("StorageDescriptor", STORAGE_DESCRIPTOR),
                  Map.entry("PartitionKeys", COLUMNS),
                  Map.entry("ViewOriginalText", VIEW_TEXT),
                  Map.entry("ViewExpandedText", VIEW_TEXT),
                  Map.entry("TableType", new Text(0, 255, ANY)),
                  Map.entry("Parameters", PARAMETERS)))
          .requiring("Name");

  private Shapes() {}
}
