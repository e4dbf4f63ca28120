package dev.firn.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.index.IndexSize;
import dev.firn.keeper.TableState;
import dev.firn.keeper.TableStatus;
import dev.firn.keeper.UpkeepStatus;
import dev.firn.publish.lane.Halt;
import dev.firn.publish.lane.LaneLook;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.CorrectionLook;
import dev.firn.upkeep.Counter;
import dev.firn.upkeep.UpkeepPlan;
import dev.firn.upkeep.UpkeepTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.Test;

class KeeperMetricsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");

  @Test
  void saysEachNameOnceWithTheValuesOfAllTables() {
    String text =
        KeeperMetrics.text(
            List.of(
                status("sales", new TableState.Behind()), status("a\"b", new TableState.Current())),
            NOW,
            Duration.ofMillis(1500));

    assertThat(text)
        .contains(
            """
            # HELP firn_freshness_lag_seconds Age of the oldest snapshot of the lane that main does\
             not hold, in seconds
            # TYPE firn_freshness_lag_seconds gauge
            firn_freshness_lag_seconds{table="sales"} 2.5
            firn_freshness_lag_seconds{table="a\\"b"} 2.5
            # HELP firn_lane_snapshots_behind\
            """)
        .contains("firn_publications_total{table=\"sales\"} 4\n")
        .contains("# TYPE firn_compact_input_bytes_total counter\n")
        .contains("firn_compact_input_bytes_total{table=\"sales\"} 12345678\n")
        .contains("firn_upkeep_due{table=\"sales\",task=\"compact\"} 1\n")
        .contains("firn_corrections_open{table=\"sales\"} 1\n")
        .contains("firn_correction_age_seconds{table=\"sales\",correction=\"tax\"} 60\n")
        .contains("firn_correction_rows{table=\"sales\",correction=\"tax\"} 1000000\n")
        .contains("firn_correction_bytes{table=\"sales\",correction=\"tax\"} 12345\n")
        .contains("process_cpu_seconds_total 1.5\n");
    assertThat(text.lines().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    assertThat(text.lines())
        .allMatch(line -> line.startsWith("# ") || line.matches("[a-z_]+(\\{[^}]*})? [0-9.E-]+"));
  }

  @Test
  void haltIsAMetric() {
    Halt halt = new Halt(Halt.Cause.GAP, "gone", "look");

    assertThat(
            KeeperMetrics.text(
                List.of(status("t", new TableState.Halted(halt))), NOW, Duration.ZERO))
        .contains("firn_halted{table=\"t\"} 1\n")
        .contains("firn_well{table=\"t\"} 0\n");
  }

  private static TableStatus status(String name, TableState state) {
    return new TableStatus(
        TableIdentifier.of("db", name),
        state,
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        new TableStatus.Totals(4, 40, 0, 3, 1, 0),
        new IndexSize(7, 112, 0, 1),
        Optional.of(
            new LaneLook(
                1, 10, Optional.of(NOW), Optional.of(NOW.minusMillis(2500)), Optional.empty())),
        List.of(
            new CorrectionLook(
                "tax",
                Optional.of(NOW.minusSeconds(60)),
                new Author("ann", ""),
                true,
                1_000_000,
                12_345)),
        List.of(
            new UpkeepStatus(
                UpkeepTask.COMPACT,
                false,
                Optional.of(new UpkeepPlan(UpkeepTask.COMPACT, true, "small files", List.of())),
                Optional.empty(),
                1,
                0,
                List.of(new Counter("input_bytes", 12_345_678, "bytes")))));
  }
}
