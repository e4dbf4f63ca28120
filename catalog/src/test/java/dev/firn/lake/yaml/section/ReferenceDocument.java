package dev.firn.lake.yaml.section;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import java.util.Arrays;
import java.util.List;

/** Renders the tables of {@code docs/lake-yaml.md} from the keys that the parsers read by. */
final class ReferenceDocument {

  private static final List<KeyTable> SECTIONS =
      List.of(
          LakeSection.KEYS,
          CatalogSection.GLUE_KEYS,
          CatalogSection.REST_KEYS,
          LakeSection.STORAGE_KEYS,
          LakeSection.ENCRYPTION_KEYS,
          TableSection.KEYS,
          ColumnSection.KEYS,
          UpkeepSection.RETENTION_KEYS,
          UpkeepSection.UPKEEP_KEYS,
          StreamSection.KEYS,
          StreamSection.KAFKA_KEYS);

  private ReferenceDocument() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    SECTIONS.forEach(section -> add(text, section));
    return text.toString();
  }

  private static void add(StringBuilder text, KeyTable section) {
    String title = section.section().isEmpty() ? "The file" : "`" + section.section() + "`";
    text.append("### ").append(title).append("\n\n");
    text.append("| key | value | if left out | meaning |\n| --- | --- | --- | --- |\n");
    for (Key key : section.keys()) {
      String name = "`" + key.name() + "`";
      text.append(row(name, key.kind(), otherwise(key), key.meaning()));
    }
    text.append('\n');
  }

  private static String row(String... cells) {
    List<String> escaped = Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).toList();
    return "| " + String.join(" | ", escaped) + " |\n";
  }

  private static String otherwise(Key key) {
    return key.required() ? "**required**" : key.otherwise();
  }
}
