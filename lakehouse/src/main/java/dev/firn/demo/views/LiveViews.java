package dev.firn.demo.views;

import dev.firn.oracle.TpcdsOracle;
import dev.firn.probe.Patience;
import dev.firn.render.ViewRenderer;
import dev.firn.semantic.Placement;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewsException;
import dev.firn.sql.OutputFormat;
import dev.firn.sql.SqlSession;
import dev.firn.sql.TrinoAddress;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewStore;
import dev.firn.target.ViewsPlanner;
import dev.firn.target.ViewsPublisher;
import dev.firn.target.WantedView;
import dev.firn.target.trino.TrinoViewStore;
import dev.firn.verify.RowReader;
import dev.firn.verify.ViewComparison;
import dev.firn.verify.ViewMatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The views of a lake in Trino: published, asked and checked, as {@code firn views} and {@code firn
 * sql} do. Each step is repeated while Trino is away.
 */
public final class LiveViews {
  private static final Patience PATIENCE = new Patience(40, Duration.ofSeconds(3));

  private final SemanticModel model;
  private final Placement placement;
  private final TrinoAddress trino;

  /**
   * The views of a model; nothing is done yet.
   *
   * @param url of Trino
   */
  public LiveViews(SemanticModel model, String url) {
    this.model = model;
    this.placement = model.placement(Target.TRINO);
    this.trino = new TrinoAddress(url, placement.catalog(), placement.viewSchema(), "firn");
  }

  /** Publishes all views, and asks two of them. */
  public Published publishAndAsk() {
    long begin = System.nanoTime();
    int views = PATIENCE.with(this::publish);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Published(views, seconds, Question.ALL.stream().map(this::ask).toList());
  }

  /** Compares the views that were asked with independent SQL, value by value. */
  public List<ViewMatch> compare(TpcdsOracle oracle) {
    return Question.ALL.stream().map(question -> compare(question.view(), oracle)).toList();
  }

  private int publish() {
    List<WantedView> wanted = wanted();
    return connected(connection -> {
      ViewStore store = new TrinoViewStore(placement, connection);
      new ViewsPublisher(store, LiveViews::refuseFailure)
          .publish(ViewsPlanner.plan(wanted, store.read()));
      return wanted.size();
    });
  }

  private List<WantedView> wanted() {
    ViewRenderer renderer = new ViewRenderer(placement);
    return model.views().stream().map(view -> new WantedView(renderer.render(view))).toList();
  }

  private static void refuseFailure(ViewOutcome outcome) {
    if (outcome instanceof ViewOutcome.Failed(var change, String reason)) {
      throw new ViewsException(
          ViewsException.Code.TARGET_FAILED,
          "Cannot publish view '%s': %s".formatted(change.view(), reason));
    }
  }

  private Answer ask(Question question) {
    String table =
        PATIENCE.with(() -> {
          StringWriter text = new StringWriter();
          try (SqlSession session = SqlSession.open(trino)) {
            session.run(question.sql(), OutputFormat.TABLE, new PrintWriter(text, true));
          }
          return text.toString();
        });
    return new Answer(question.view(), view(question.view()).question(), table);
  }

  private ViewMatch compare(String name, TpcdsOracle oracle) {
    View view = view(name);
    String rows = "SELECT * FROM " + name;
    return PATIENCE.with(() ->
        connected(connection ->
            ViewComparison.compare(
                view,
                new RowReader("trino", connection).read(view, rows),
                oracle.rows(view, connection))));
  }

  private View view(String name) {
    return model
        .view(name)
        .orElseThrow(() ->
            new ViewsException(
                ViewsException.Code.TARGET_REFUSED,
                "Cannot ask view '" + name + "': not declared"));
  }

  private <T> T connected(Function<Connection, T> action) {
    try (Connection connection = trino.connect()) {
      return action.apply(connection);
    } catch (SQLException e) {
      throw new ViewsException(
          ViewsException.Code.TARGET_FAILED, "Cannot close the connection to " + trino.url(), e);
    }
  }
}
