package dev.firn.reprocess.run;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.WriteMode;
import dev.firn.lake.yaml.document.Spelling;
import dev.firn.publish.PublishedTable;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.CorrectionState;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.ReprocessingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.exceptions.NoSuchTableException;

/**
 * The corrections of a lake. A name is that of one correction, which has one table or several; each
 * table keeps its own part of the state. For one thread.
 */
public final class LakeCorrections implements AutoCloseable {
  private static final int FILE_THREADS = 8;

  private final Lake lake;
  private final LakeCatalog catalog;
  private final ExecutorService files;

  /** Those of a lake whose catalog is open; the caller closes the catalog afterwards. */
  public LakeCorrections(Lake lake, LakeCatalog catalog) {
    this.lake = lake;
    this.catalog = catalog;
    this.files =
        Executors.newFixedThreadPool(
            FILE_THREADS, Thread.ofPlatform().daemon().name("reprocess-", 0).factory());
  }

  /** The corrections of one table. */
  public Reprocessing of(DeclaredTable table) {
    return Reprocessing.of(
        catalog.catalog(),
        catalog.identifier(table.name()),
        new PublishedTable(table.mode(), table.primaryKey(), table.version().orElse(null)),
        ReprocessingConfig.of(files));
  }

  /**
   * A declared table.
   *
   * @throws ReprocessException if there is none of that name
   */
  public DeclaredTable table(String name) {
    List<String> known = lake.tables().stream().map(DeclaredTable::name).toList();
    return lake.table(name)
        .orElseThrow(() ->
            new ReprocessException(
                "No table '%s' is declared%s".formatted(name, meant(name, known))));
  }

  /**
   * Starts a correction of some tables, one after the other; may be repeated until all have it.
   *
   * @throws ReprocessException if another table has one of that name already
   */
  public List<TableCorrection> start(List<String> tables, String name, AsOf asOf, Author author) {
    List<DeclaredTable> declared = tables.stream().map(this::table).toList();
    requireUnused(name, declared);
    List<TableCorrection> started = new ArrayList<>();
    for (DeclaredTable table : declared) {
      Optional<Correction> open = of(table).find(name).filter(Correction::isOpen);
      boolean goesOn = declared.size() > 1 && open.isPresent();
      started.add(
          new TableCorrection(
              table, goesOn ? open.orElseThrow() : of(table).start(name, asOf, author)));
    }
    return started;
  }

  /**
   * The tables of a correction, in the order of the declaration.
   *
   * @param tables only these; empty for all that have it
   * @throws ReprocessException if there are none, or one of the named tables does not have it
   */
  public List<TableCorrection> named(String name, List<String> tables) {
    List<TableCorrection> all = all();
    List<TableCorrection> named = withoutForgotten(all, name);
    if (named.isEmpty()) {
      List<String> known = all.stream().map(it -> it.correction().name()).distinct().toList();
      throw new ReprocessException(
          "There is no correction '%s'%s".formatted(name, meant(name, known)));
    }
    for (String table : tables) {
      table(table);
      if (named.stream().noneMatch(it -> it.table().name().equals(table))) {
        throw new ReprocessException(
            "Table '%s' has no correction '%s'; it is of %s".formatted(table, name, names(named)));
      }
    }
    return named.stream()
        .filter(it -> tables.isEmpty() || tables.contains(it.table().name()))
        .toList();
  }

  /** The one table of a correction that is meant. */
  public TableCorrection only(String name, List<String> tables) {
    List<TableCorrection> named = named(name, tables);
    if (named.size() > 1) {
      throw new ReprocessException(
          "Correction '%s' is of %s: name one of them by --tables".formatted(name, names(named)));
    }
    return named.getFirst();
  }

  /** Every correction of every table that can have one. */
  public List<TableCorrection> all() {
    List<TableCorrection> all = new ArrayList<>();
    for (DeclaredTable table : lake.tables()) {
      if (table.mode() == WriteMode.UPSERT) {
        list(table).forEach(correction -> all.add(new TableCorrection(table, correction)));
      }
    }
    return all;
  }

  @Override
  public void close() {
    files.shutdownNow();
  }

  /** The names of their tables, for messages. */
  public static String names(List<TableCorrection> corrections) {
    return String.join(", ", corrections.stream().map(it -> it.table().name()).toList());
  }

  /** One that was given up is meant only if no table has another of that name. */
  private static List<TableCorrection> withoutForgotten(List<TableCorrection> all, String name) {
    List<TableCorrection> named =
        all.stream().filter(it -> it.correction().name().equals(name)).toList();
    List<TableCorrection> alive =
        named.stream().filter(it -> it.correction().state() != CorrectionState.ABORTED).toList();
    return alive.isEmpty() ? named : alive;
  }

  private List<Correction> list(DeclaredTable table) {
    try {
      return of(table).list();
    } catch (NoSuchTableException e) {
      return List.of();
    }
  }

  private void requireUnused(String name, List<DeclaredTable> tables) {
    all().stream()
        .filter(it -> it.correction().name().equals(name))
        .filter(it -> it.correction().state() != CorrectionState.ABORTED)
        .filter(it -> !tables.contains(it.table()))
        .findFirst()
        .ifPresent(it -> {
          throw new ReprocessException(
              "Cannot start correction '%s': table '%s' has one of that name, and names are"
                      .formatted(name, it.table().name())
                  + " unique in a lake");
        });
  }

  private static String meant(String name, List<String> known) {
    return Spelling.closest(name, known).map(it -> " (did you mean '" + it + "'?)").orElse("");
  }
}
