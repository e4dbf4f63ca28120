package dev.firn.demo.correction;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.probe.Patience;
import dev.firn.probe.Queries;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.PublishOptions;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.Reprocessing;
import dev.firn.reprocess.check.CheckResult;
import dev.firn.reprocess.check.CheckRunner;
import dev.firn.reprocess.diff.ColumnDiff;
import dev.firn.reprocess.diff.DiffRunner;
import dev.firn.reprocess.diff.TableDiff;
import dev.firn.reprocess.run.CorrectionSql;
import dev.firn.reprocess.run.LakeCorrections;
import dev.firn.reprocess.run.RunProgress;
import dev.firn.reprocess.run.SqlRun;
import dev.firn.reprocess.sql.TrinoTable;
import dev.firn.sql.SqlUpdate;
import dev.firn.sql.TrinoAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Puts the tax right, as {@code firn reprocess} start, run, diff, check and publish do. Each step
 * is repeated while parts of the lake are away.
 */
public final class TaxCorrection {
  private static final Author AUTHOR = new Author("firn demo", "tax of channel web was negative");
  private static final Patience PATIENCE = new Patience(10, Duration.ofSeconds(3));

  private final Lake lake;
  private final TrinoAddress trino;
  private final Consumer<String> say;

  /** A correction of table {@code sales}; nothing is done yet. */
  public TaxCorrection(Lake lake, TrinoAddress trino, Consumer<String> say) {
    this.lake = lake;
    this.trino = trino;
    this.say = say;
  }

  /**
   * Does all of it.
   *
   * @param name of the correction
   */
  public Corrected run(String name) {
    try (LakeCatalog catalog = LakeCatalog.open(lake);
        var corrections = new LakeCorrections(lake, catalog)) {
      return run(name, catalog, corrections);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the catalog", e);
    }
  }

  private Corrected run(String name, LakeCatalog catalog, LakeCorrections corrections) {
    DeclaredTable sales = corrections.table("sales");
    Reprocessing table = corrections.of(sales);
    TrinoTable inTrino = new TrinoTable(trino.catalog(), lake.catalog().database(), sales.name());
    PATIENCE.with(() -> table.find(name).orElseGet(() -> table.start(name, AsOf.now(), AUTHOR)));
    PATIENCE.with(() -> compute(name, catalog, table, inTrino));
    Correction computed = table.find(name).orElseThrow();
    Queries queries = new Queries(trino, Duration.ofMinutes(3));
    TableDiff diff = new DiffRunner(queries, 0).run(catalog.load(sales.name()), inTrino, computed);
    List<CheckResult> checks = new CheckRunner(queries).run(sales, inTrino, computed.head());
    PublishResult published =
        PATIENCE.with(() -> table.publish(name, AUTHOR, PublishOptions.STRICT));
    say.accept("correction '" + name + "': " + published.counts().toText());
    return new Corrected(
        published.counts().corrected(),
        published.counts().keptForStream(),
        diff.rows().different(),
        isOfTaxAlone(diff),
        checks.stream().allMatch(CheckResult::passed),
        published.planMillis() + published.attemptMillis(),
        published.attemptMillis());
  }

  private Correction compute(
      String name, LakeCatalog catalog, Reprocessing table, TrinoTable inTrino) {
    var run = new SqlRun(catalog, table, new SqlUpdate(trino), inTrino, RunProgress.NONE);
    var sql =
        new CorrectionSql(new CorrectionSql.Source("right-tax.sql", text("right-tax.sql")), null);
    run.run(table.find(name).orElseThrow(), sql, false);
    return table.find(name).orElseThrow();
  }

  /** No row came or went, and only the tax of rows differs. */
  private static boolean isOfTaxAlone(TableDiff diff) {
    return diff.rows().added() == 0
        && diff.rows().removed() == 0
        && diff.columns().stream()
            .filter(column -> column.changedRows() > 0)
            .map(ColumnDiff::column)
            .allMatch("tax"::equals);
  }

  private static String text(String resource) {
    try (InputStream in = TaxCorrection.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
