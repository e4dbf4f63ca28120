package dev.firn.cli.views;

import dev.firn.cli.views.PublishedTrino.Opened;
import dev.firn.oracle.TpcdsOracle;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewsException;
import dev.firn.target.WantedView;
import dev.firn.verify.RedshiftEngine;
import dev.firn.verify.RowReader;
import dev.firn.verify.SnapshotFence;
import dev.firn.verify.ViewComparison;
import dev.firn.verify.ViewMatch;
import dev.firn.verify.ViewRows;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the values of published views. */
@Command(
    name = "verify",
    description = {
      "Evaluate every view as it is published in Trino and by its definition, at one snapshot of"
          + " each table, and compare all values.",
      "With --redshift, the definition is evaluated there, in Redshift's SQL; with --oracle, SQL"
          + " that a person wrote takes its place; else it is evaluated in Trino.",
      "Readers of the lake that are not asked are named in the end.",
      "Exit code 1 when a view differs by more than its definition tolerates."
    })
final class ViewsVerifyCommand implements Callable<Integer> {

  @Mixin private PublishedTrino published;
  @Mixin private OracleOption oracle;

  @Option(
      names = "--redshift",
      paramLabel = "URL",
      description =
          "JDBC URL of Redshift, or of a PostgreSQL with the same rows; user and password are part"
              + " of it.")
  private @Nullable String redshift;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Optional<TpcdsOracle> truth = oracle.oracle();
    if (redshift != null && truth.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--redshift and --oracle cannot be compared with at once");
    }
    return published.with(opened -> {
      if (truth.isPresent()) {
        return oracle(opened, truth.get());
      }
      return redshift == null ? definitions(opened) : redshift(opened, redshift);
    });
  }

  private int oracle(Opened opened, TpcdsOracle truth) {
    Predicate<WantedView> isKnown = wanted -> truth.view(wanted.name()).isPresent();
    List<WantedView> known = opened.wanted().stream().filter(isKnown).toList();
    if (known.isEmpty()) {
      throw new ViewsException(
          ViewsException.Code.TARGET_REFUSED,
          "Cannot compare any view with tpcds: nobody wrote SQL for views other than those of the"
              + " reference lake");
    }
    List<String> skipped =
        opened.wanted().stream().filter(isKnown.negate()).map(WantedView::name).toList();
    return verify(
        opened,
        known,
        wanted -> truth.rows(wanted.rendered().view(), opened.connection()),
        List.of(),
        skipped);
  }

  private int definitions(Opened opened) {
    RowReader trino = new RowReader("definition in trino", opened.connection());
    return verify(
        opened,
        opened.wanted(),
        wanted -> trino.read(wanted.rendered().view(), wanted.rendered().query()),
        List.of(),
        List.of());
  }

  private int redshift(Opened opened, String url) {
    ViewRenderer renderer = new ViewRenderer(opened.model().placement(Target.REDSHIFT));
    try (Connection connection = DriverManager.getConnection(url)) {
      RedshiftEngine engine = RedshiftEngine.open(connection);
      RowReader reader = new RowReader(engine.name(), connection);
      return verify(
          opened,
          opened.wanted(),
          wanted -> {
            View view = wanted.rendered().view();
            return reader.read(view, engine.spoken(renderer.render(view).query()));
          },
          engine.shims(),
          List.of());
    } catch (SQLException e) {
      throw new ViewsException(
          ViewsException.Code.TARGET_FAILED, "Cannot connect to Redshift: " + e.getMessage(), e);
    }
  }

  private int verify(
      Opened opened,
      List<WantedView> views,
      Function<WantedView, ViewRows> other,
      List<String> shims,
      List<String> skipped) {
    Placement placement = opened.model().placement(Target.TRINO);
    SnapshotFence fence = new SnapshotFence(placement, opened.connection());
    RowReader trino = new RowReader("trino", opened.connection());
    PrintWriter out = spec.commandLine().getOut();
    List<ViewMatch> matches = new ArrayList<>();
    for (WantedView wanted : views) {
      View view = wanted.rendered().view();
      String sql = "SELECT * FROM " + wanted.rendered().name();
      ViewMatch match =
          fence.hold(
              view, () -> ViewComparison.compare(view, trino.read(view, sql), other.apply(wanted)));
      matches.add(match);
      if (!json) {
        out.print(MatchText.of(match));
        out.print(oracle.oracle().isPresent() ? MatchText.totals(match) : "");
        out.flush();
      }
    }
    List<NotCompared> left = NotCompared.of(opened.declared().lake(), redshift != null);
    out.print(
        json
            ? MatchJson.of(matches, shims, skipped, left)
            : MatchText.shims(shims) + MatchText.skipped(skipped) + MatchText.notCompared(left));
    out.flush();
    return matches.stream().allMatch(ViewMatch::matches) ? 0 : 1;
  }
}
