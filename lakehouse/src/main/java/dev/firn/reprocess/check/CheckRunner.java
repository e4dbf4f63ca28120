package dev.firn.reprocess.check;

import dev.firn.lake.DeclaredTable;
import dev.firn.lake.check.Check;
import dev.firn.probe.ProbeException;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;
import dev.firn.reprocess.sql.TrinoTable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Asks Trino whether the declared checks hold on a branch. Changes nothing; checks that cannot be
 * asked, such as a condition that is wrong, have failed.
 */
public final class CheckRunner {
  private final Queries queries;

  public CheckRunner(Queries queries) {
    this.queries = queries;
  }

  /**
   * Makes every check of one table, in the order of the declaration.
   *
   * @param name the table as Trino knows it
   * @param branchSnapshotId what is checked; main is looked at as it is now
   */
  public List<CheckResult> run(DeclaredTable table, TrinoTable name, long branchSnapshotId) {
    var query = new CheckQuery(table, name.at(branchSnapshotId), name.sql());
    return table.checks().stream().map(check -> run(query, check)).toList();
  }

  private CheckResult run(CheckQuery query, Check check) {
    String table = query.table().name();
    try {
      Row answer = queries.row(query.of(check));
      return check instanceof Check.Rows rows
          ? judge(table, rows, answer.number(0), answer.number(1))
          : judge(table, check, answer.number(0));
    } catch (ProbeException e) {
      return new CheckResult(table, check, false, String.valueOf(e.getMessage()));
    }
  }

  static CheckResult judge(String table, Check check, long broken) {
    String of = check instanceof Check.Unique ? "%,d keys are there twice" : "%,d rows break it";
    return new CheckResult(table, check, broken == 0, broken == 0 ? "holds" : of.formatted(broken));
  }

  static CheckResult judge(String table, Check.Rows check, long branch, long main) {
    BigDecimal allowed = BigDecimal.valueOf(main).multiply(BigDecimal.valueOf(check.percent()));
    BigDecimal difference = BigDecimal.valueOf(branch).subtract(BigDecimal.valueOf(main)).abs();
    boolean passed = difference.multiply(BigDecimal.valueOf(100)).compareTo(allowed) <= 0;
    String found = "%,d rows, main has %,d".formatted(branch, main);
    return new CheckResult(table, check, passed, found);
  }
}
