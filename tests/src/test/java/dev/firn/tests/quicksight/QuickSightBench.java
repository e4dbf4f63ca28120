package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.local.site.LocalCredentials;
import dev.firn.semantic.SemanticModel;
import dev.firn.semantic.quicksight.Connection;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.semantic.quicksight.QuickSightSettings.ImportMode;
import dev.firn.semantic.quicksight.QuickSightSettings.Principals;
import dev.firn.semantic.quicksight.Refresh;
import dev.firn.semantic.yaml.ViewsYaml;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;
import dev.firn.target.aws.Pace;
import dev.firn.target.quicksight.QuickSightTarget;
import dev.firn.target.quicksight.SiteDesign;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Some of the retailer's views, and a QuickSight of our own to publish them to. */
final class QuickSightBench implements AutoCloseable {

  static final String OWNER = "arn:aws:quicksight:eu-west-1:123456789012:group/default/data-team";
  static final String VIEWER = "arn:aws:quicksight:eu-west-1:123456789012:namespace/default";
  static final String FOLDER = "firn-retail";
  static final String SOURCE = "firn-retail-trino";
  static final String DATA_SET = "firn-retail-view-channel-trend-monthly";
  static final String HOST = "trino.example.com";

  private static final int VIEWS = 2;
  private static final Path FOLDER_OF_EXAMPLE = Path.of("../lakehouse/examples/retail");
  private static final SemanticModel MODEL = model();
  private static final Pace PACE =
      new Pace(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1), 8);

  private final FakeQuickSight fake = FakeQuickSight.start();

  QuickSightBench() {
    LocalCredentials.use();
  }

  private static SemanticModel model() {
    Lake lake = LakeYaml.read(FOLDER_OF_EXAMPLE.resolve("lake.yaml"), Map.of());
    return ViewsYaml.read(FOLDER_OF_EXAMPLE.resolve("views.yaml"), lake, Map.of());
  }

  FakeQuickSight fake() {
    return fake;
  }

  /** Views that each visual asks the engine for. */
  QuickSightSettings direct() {
    return settings(ImportMode.DIRECT_QUERY, List.of());
  }

  /** Views that are copied every day and every hour. */
  QuickSightSettings copied() {
    return settings(
        ImportMode.SPICE,
        List.of(
            new Refresh(
                Refresh.Interval.DAILY, Optional.of("05:30"), "Europe/Berlin", Optional.empty()),
            new Refresh(Refresh.Interval.MONTHLY, Optional.of("06:00"), "UTC", Optional.of("1"))));
  }

  private QuickSightSettings settings(ImportMode mode, List<Refresh> refreshes) {
    return new QuickSightSettings(
        FakeAccount.NUMBER,
        FakeAccount.REGION,
        Optional.of(fake.endpoint()),
        connection(HOST),
        mode,
        Optional.of("Retail"),
        new Principals(List.of(OWNER), List.of(VIEWER)),
        refreshes);
  }

  static Connection connection(String host) {
    return new Connection(
        new Connection.Trino(host, 443),
        Optional.of("arn:aws:quicksight:eu-west-1:123456789012:vpcConnection/lake"),
        Optional.of("arn:aws:secretsmanager:eu-west-1:123456789012:secret:trino-AbCdEf"));
  }

  static QuickSightSettings with(QuickSightSettings it, Connection connection) {
    return new QuickSightSettings(
        it.account(),
        it.region(),
        it.endpoint(),
        connection,
        it.importMode(),
        it.folder(),
        it.access(),
        it.refreshes());
  }

  /** What differs. */
  List<ViewChange> plan(QuickSightSettings settings) {
    return asked(settings, VIEWS, QuickSightTarget::plan).changes();
  }

  /** Publishes what differs, without dropping anything. */
  List<ViewOutcome> publish(QuickSightSettings settings) {
    return publish(settings, VIEWS, ViewsPlan::keepingObsolete);
  }

  /** Publishes so many views. */
  List<ViewOutcome> publish(
      QuickSightSettings settings, int views, UnaryOperator<ViewsPlan> chosen) {
    return asked(settings, views, target -> target.publish(chosen.apply(target.plan()), _ -> {}));
  }

  private <T> T asked(
      QuickSightSettings settings, int views, Function<QuickSightTarget, T> question) {
    try (QuickSightTarget target =
        QuickSightTarget.open(
            SiteDesign.of("retail", MODEL, MODEL.views().subList(0, views), settings),
            settings,
            PACE)) {
      return question.apply(target);
    }
  }

  /** What an account holds after nothing went wrong. */
  static ObjectNode expected(boolean copied) {
    try (QuickSightBench bench = new QuickSightBench()) {
      bench.publish(copied ? bench.copied() : bench.direct());
      return bench.fake.account().visible();
    }
  }

  @Override
  public void close() {
    fake.close();
  }
}
