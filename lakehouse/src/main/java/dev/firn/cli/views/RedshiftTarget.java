package dev.firn.cli.views;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.CatalogSettings;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Target;
import dev.firn.semantic.View;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.semantic.target.RedshiftSettings;
import dev.firn.target.StoreTarget;
import dev.firn.target.ViewChange.Refused;
import dev.firn.target.aws.Pace;
import dev.firn.target.redshift.ExternalSchema;
import dev.firn.target.redshift.ReadableTables;
import dev.firn.target.redshift.RedshiftClients;
import dev.firn.target.redshift.RedshiftViewStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.exceptions.NoSuchTableException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** Opens Redshift, and looks which views it can read. */
final class RedshiftTarget {

  private RedshiftTarget() {}

  static OpenTarget open(ViewsOption.Declared declared) {
    declared.requireReader("publish views to", Target.REDSHIFT);
    CatalogSettings.Glue catalog = declared.glue(Target.REDSHIFT);
    RedshiftSettings settings = declared.model().targets().redshift();
    RedshiftConnection connection =
        settings
            .connection()
            .orElseThrow(() ->
                new ViewsException(
                    Code.TARGET_REFUSED,
                    "Cannot ask redshift: targets.redshift of views.yaml names no database and workgroup"));
    List<Refused> refused = refused(declared);
    Pace pace = Pace.ofAws();
    RedshiftDataClient client = RedshiftClients.open(settings.region(), settings.endpoint(), pace);
    Placement placement = declared.model().placement(Target.REDSHIFT);
    ExternalSchema external =
        new ExternalSchema(
            placement.tableSchema(),
            settings.glueDatabase(),
            catalog.region(),
            settings.iamRole(),
            catalog.catalogId());
    RedshiftViewStore store =
        new RedshiftViewStore(placement, external, settings.grants(), client, connection, pace);
    return new OpenTarget(
        new StoreTarget(Target.REDSHIFT.label(), declared.wanted(Target.REDSHIFT), refused, store),
        List.of(client));
  }

  /** Views over tables that Redshift cannot read as they are now. */
  private static List<Refused> refused(ViewsOption.Declared declared) {
    List<View> views = declared.model().views();
    try (LakeCatalog catalog = declared.source().open(declared.lake())) {
      Map<String, Optional<String>> reasons =
          views.stream()
              .flatMap(view -> view.tables().stream())
              .distinct()
              .collect(Collectors.toMap(Function.identity(), it -> refusal(it, catalog)));
      return views.stream()
          .flatMap(view ->
              view.tables().stream()
                  .flatMap(table -> reasons.getOrDefault(table, Optional.empty()).stream())
                  .findFirst()
                  .map(reason -> new Refused(view.name(), reason))
                  .stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the catalog", e);
    }
  }

  private static Optional<String> refusal(String table, LakeCatalog catalog) {
    try {
      return ReadableTables.refusal(table, catalog.load(table));
    } catch (NoSuchTableException e) {
      return Optional.of("table '" + table + "' is not there");
    }
  }
}
