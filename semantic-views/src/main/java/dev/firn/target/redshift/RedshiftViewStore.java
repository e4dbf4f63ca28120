package dev.firn.target.redshift;

import static dev.firn.target.redshift.RedshiftSql.literal;
import static dev.firn.target.redshift.RedshiftSql.names;
import static dev.firn.target.redshift.RedshiftSql.quoted;

import dev.firn.semantic.Placement;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.target.Grantee;
import dev.firn.semantic.target.RedshiftConnection;
import dev.firn.target.StoredView;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewChange.Refused;
import dev.firn.target.ViewChange.Surrounding;
import dev.firn.target.ViewStore;
import dev.firn.target.WantedView;
import dev.firn.target.aws.Pace;
import dev.firn.target.redshift.RedshiftCatalog.FoundView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * The views of one schema of Redshift, and the external schema that they read. A view, its comment,
 * its rights and a query that must succeed are one transaction, so readers never meet a view that
 * cannot be queried or that they may not read for a moment.
 */
public final class RedshiftViewStore implements ViewStore {

  private static final String MISSING = "is not there";

  private final Placement placement;
  private final ExternalSchema external;
  private final Optional<List<Grantee>> grants;
  private final DataApi api;
  private final RedshiftCatalog catalog;

  /**
   * A store over a client, which the caller closes.
   *
   * @param placement of target Redshift
   * @param grants who may read the views, and nobody else; empty if rights are not looked at
   */
  public RedshiftViewStore(
      Placement placement,
      ExternalSchema external,
      Optional<List<Grantee>> grants,
      RedshiftDataClient client,
      RedshiftConnection connection,
      Pace pace) {
    this.placement = placement;
    this.external = external;
    this.grants = grants.map(List::copyOf);
    this.api = new DataApi(client, connection, pace);
    this.catalog = new RedshiftCatalog(api, placement.viewSchema());
  }

  @Override
  public Map<String, StoredView> read() {
    Map<String, StoredView> views = new LinkedHashMap<>();
    List<FoundView> found = catalog.views();
    Map<String, NavigableSet<Grantee>> readers =
        grants.isEmpty() || found.isEmpty() ? Map.of() : catalog.readers();
    for (FoundView view : found) {
      views.put(view.name(), stored(view, readers));
    }
    return views;
  }

  private StoredView stored(FoundView view, Map<String, NavigableSet<Grantee>> readers) {
    return new StoredView(
        view.name(),
        view.definition(),
        view.comment(),
        placement.security(),
        Map.of(),
        readers(view, readers).deviations());
  }

  private Readers readers(FoundView view, Map<String, NavigableSet<Grantee>> readers) {
    NavigableSet<Grantee> found =
        new TreeSet<>(readers.getOrDefault(view.name(), RedshiftCatalog.none()));
    found.remove(new Grantee(Grantee.Kind.USER, view.owner()));
    return new Readers(grants, found);
  }

  @Override
  public List<ViewChange> surroundings() {
    List<ViewChange> changes = new ArrayList<>();
    catalog
        .deviation(external, MISSING)
        .map(reason ->
            reason.equals(MISSING)
                ? new Surrounding(external.text(), reason, "create")
                : new Refused(external.text(), reason + ": drop it, or name another"))
        .ifPresent(changes::add);
    if (!catalog.hasSchema()) {
      changes.add(new Surrounding(schema(), MISSING, "create"));
    } else {
      withoutUsage()
          .forEach(it ->
              changes.add(
                  new Surrounding(schema(), "'" + it.text() + "' may not use it", "repair")));
    }
    return changes;
  }

  private NavigableSet<Grantee> withoutUsage() {
    NavigableSet<Grantee> missing = new TreeSet<>(grants.orElse(List.of()));
    if (!missing.isEmpty()) {
      missing.removeAll(catalog.users());
    }
    return missing;
  }

  @Override
  public void createSchema() {
    Optional<String> deviation = catalog.deviation(external, MISSING);
    if (deviation.filter(MISSING::equals).isPresent()) {
      api.all("create " + external.text(), List.of(external.create()));
    } else if (deviation.isPresent()) {
      throw new ViewsException(
          Code.TARGET_REFUSED,
          "Cannot publish to Redshift: %s %s: drop it, or name another"
              .formatted(external.text(), deviation.get()));
    }
    if (!catalog.hasSchema()) {
      api.all(
          "create " + schema(),
          List.of("CREATE SCHEMA IF NOT EXISTS " + quoted(placement.viewSchema())));
    }
    NavigableSet<Grantee> missing = withoutUsage();
    if (!missing.isEmpty()) {
      api.all(
          "let others use " + schema(),
          List.of(
              "GRANT USAGE ON SCHEMA " + quoted(placement.viewSchema()) + " TO " + names(missing)));
    }
  }

  /**
   * Redshift replaces a view only by one with the same columns, so one that it does not replace is
   * dropped and made anew. Either is one transaction: where both fail, the view is as it was.
   */
  @Override
  public void replace(WantedView view) {
    String purpose = "write view '" + view.name() + "'";
    Optional<FoundView> found = found(view.name());
    Readers readers =
        found
            .map(it -> readers(it, catalog.readers()))
            .orElseGet(() -> new Readers(grants, RedshiftCatalog.none()));
    String name = view.rendered().name();
    Optional<String> failure =
        api.attempt(purpose, transaction(view, List.of(), readers.corrections(name)));
    if (failure.isPresent() && found.isPresent()) {
      api.all(
          purpose, transaction(view, List.of("DROP VIEW IF EXISTS " + name), readers.anew(name)));
    } else if (failure.isPresent()) {
      throw DataApi.failed(purpose, failure.get());
    }
  }

  private Optional<FoundView> found(String name) {
    return catalog.views().stream().filter(view -> view.name().equals(name)).findFirst();
  }

  private static List<String> transaction(
      WantedView view, List<String> before, List<String> rights) {
    List<String> statements = new ArrayList<>(before);
    statements.add(view.rendered().statement());
    statements.add(commenting(view.rendered().name(), view.comment()));
    statements.addAll(rights);
    statements.add("SELECT * FROM " + view.rendered().name() + " LIMIT 0");
    return statements;
  }

  @Override
  public void commentColumns(WantedView view) {
    // The columns of a late-binding view are not in the catalog, so nothing can be said of them.
  }

  @Override
  public void comment(WantedView view, String comment) {
    api.all(
        "comment on view '" + view.name() + "'",
        List.of(commenting(view.rendered().name(), comment)));
  }

  @Override
  public void drop(String view) {
    api.all(
        "drop view '" + view + "'",
        List.of("DROP VIEW IF EXISTS " + quoted(placement.viewSchema()) + "." + quoted(view)));
  }

  private static String commenting(String view, String comment) {
    return "COMMENT ON VIEW " + view + " IS " + literal(comment);
  }

  private String schema() {
    return "schema '" + placement.viewSchema() + "'";
  }
}
