package dev.firn.lake.yaml.rule;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.yaml.document.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Table properties that Firn sets itself, or that would break it. */
final class PropertyRule implements TableRule {

  private static final String OWN = "Firn sets it, for the lanes of the table";
  private static final String ELSEWHERE =
      "all files stay below the warehouse, where the encryption audit looks";

  /** Prefixes, the more special ones first. */
  private static final Map<String, String> REFUSED = new LinkedHashMap<>();

  static {
    REFUSED.put("lock-impl", "a lock switches off Glue's compare-and-set, and commits are lost");
    REFUSED.put("lock.", "a lock switches off Glue's compare-and-set, and commits are lost");
    REFUSED.put("write.wap.enabled", "sessions could read and write lanes behind the keeper");
    REFUSED.put("format-version", "declare it as format-version: of the table");
    REFUSED.put("comment", "declare it as comment: of the table");
    REFUSED.put("owner", "declare it as owner: of the table");
    REFUSED.put("gc.enabled", "the keeper expires snapshots");
    REFUSED.put("write.data.path", ELSEWHERE);
    REFUSED.put("write.metadata.path", ELSEWHERE);
    REFUSED.put("write.folder-storage.path", ELSEWHERE);
    REFUSED.put("write.object-storage.", ELSEWHERE);
    REFUSED.put("write.upsert.enabled", "declare it as mode: of the table");
    REFUSED.put("write.metadata.delete-after-commit.enabled", OWN);
    REFUSED.put("write.metadata.previous-versions-max", OWN);
    REFUSED.put("commit.manifest.min-count-to-merge", OWN);
    REFUSED.put("commit.retry.", OWN);
    REFUSED.put("history.expire.", "declare it as retention: of the table");
    REFUSED.put("flink.", OWN);
    REFUSED.put("firn.", OWN);
  }

  @Override
  public void check(DeclaredTable table, Findings findings) {
    table.properties().forEach((key, value) -> check(table, key, value, findings));
  }

  private static void check(DeclaredTable table, String key, String value, Findings findings) {
    String path = TablePath.of(table, "properties." + key);
    REFUSED.entrySet().stream()
        .filter(entry -> matches(key, entry.getKey()))
        .findFirst()
        .ifPresent(entry -> findings.report(path, "is refused: " + entry.getValue()));
    if (key.equals("write.format.default") && !value.equals("parquet")) {
      findings.report(path, "the keeper reads parquet only, not '" + value + "'");
    }
    if (!key.matches("[A-Za-z0-9_.-]+")) {
      findings.report(path, "a property's name has letters, digits, _, . and -");
    }
  }

  private static boolean matches(String key, String refused) {
    return refused.endsWith(".") ? key.startsWith(refused) : key.equals(refused);
  }
}
