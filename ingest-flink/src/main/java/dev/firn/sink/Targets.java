package dev.firn.sink;

import dev.firn.lake.DeclaredTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** The tables that a job writes, checked before the job is built. */
public final class Targets {
  private final Map<String, Target> byName;

  private Targets(Map<String, Target> byName) {
    this.byName = byName;
  }

  /**
   * Loads and checks every table first, and only then takes epochs.
   *
   * @throws SinkException with a line for each problem of any table
   */
  public static Targets prepare(LakeTables tables, List<DeclaredTable> declared, StartState start) {
    try (LakeTables.Session session = tables.open()) {
      Map<DeclaredTable, Table> loaded = load(session, declared);
      Map<String, Target> targets = new LinkedHashMap<>();
      loaded.forEach((declaration, table) ->
          targets.put(
              declaration.name(), Target.of(declaration, table, EpochChoice.of(table, start))));
      return new Targets(targets);
    }
  }

  private static Map<DeclaredTable, Table> load(
      LakeTables.Session session, List<DeclaredTable> declared) {
    Map<DeclaredTable, Table> loaded = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (DeclaredTable declaration : declared) {
      try {
        Table table = session.load(declaration.name());
        problems.addAll(TargetCheck.problems(declaration, table));
        loaded.put(declaration, table);
      } catch (NoSuchTableException | NoSuchNamespaceException e) {
        problems.add(
            "Cannot ingest into table %s: it is not in the catalog; run 'firn apply'"
                .formatted(declaration.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw SinkException.of(problems);
    }
    return loaded;
  }

  /** Whether the job must send at most one row of a key to one of them in each checkpoint. */
  public boolean needOneRowPerKey() {
    return byName.values().stream().anyMatch(Target::needsOneRowPerKey);
  }

  /** The table of that name, which must be among those prepared. */
  public Target get(String name) {
    Target target = byName.get(name);
    if (target == null) {
      throw new IllegalArgumentException(
          "Cannot find table %s: prepared are %s".formatted(name, byName.keySet()));
    }
    return target;
  }
}
