package dev.firn.cli.reprocess;

import dev.firn.cli.option.TopologyOption;
import dev.firn.reprocess.check.CheckResult;
import dev.firn.reprocess.check.CheckRunner;
import dev.firn.reprocess.run.TableCorrection;
import java.util.ArrayList;
import java.util.List;

/** The declared checks of all tables of a correction. */
record BranchChecks(CorrectionSession session, TrinoOption trino, TopologyOption topology) {

  List<CheckResult> run(List<TableCorrection> corrections) {
    var runner = new CheckRunner(trino.queries(session.lake(), topology));
    List<CheckResult> results = new ArrayList<>();
    for (TableCorrection it : corrections) {
      results.addAll(
          runner.run(
              it.table(), trino.table(session.lake(), it.table().name()), it.correction().head()));
    }
    return results;
  }
}
