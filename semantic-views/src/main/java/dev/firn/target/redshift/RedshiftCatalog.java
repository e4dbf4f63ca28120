package dev.firn.target.redshift;

import static dev.firn.target.redshift.RedshiftSql.grantee;
import static dev.firn.target.redshift.RedshiftSql.literal;

import dev.firn.semantic.target.Grantee;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Redshift's own tables say about one schema of views. */
record RedshiftCatalog(DataApi api, String schema) {

  /** A view; the definition of one that binds late is the statement that made it. */
  record FoundView(String name, String definition, String comment, String owner) {}

  boolean hasSchema() {
    return !api.rows(
            "look for schema '" + schema + "'",
            "SELECT nspname FROM pg_namespace WHERE nspname = " + literal(schema))
        .isEmpty();
  }

  List<FoundView> views() {
    return api
        .rows(
            "list the views of schema '" + schema + "'",
            "SELECT c.relname, pg_get_viewdef(c.oid), d.description, pg_get_userbyid(c.relowner)"
                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0"
                + " AND d.classoid = 'pg_class'::regclass"
                + " WHERE c.relkind = 'v' AND n.nspname = "
                + literal(schema)
                + " ORDER BY c.relname")
        .stream()
        .map(row -> new FoundView(row.get(0), row.get(1), row.get(2), row.get(3)))
        .toList();
  }

  /** Who may select from each view, its owner included. */
  Map<String, NavigableSet<Grantee>> readers() {
    Map<String, NavigableSet<Grantee>> readers = new HashMap<>();
    api.rows(
            "read who may select from the views of schema '" + schema + "'",
            "SELECT relation_name, identity_type, identity_name FROM svv_relation_privileges"
                + " WHERE privilege_type = 'SELECT' AND namespace_name = "
                + literal(schema))
        .forEach(row ->
            readers
                .computeIfAbsent(row.get(0), _ -> new TreeSet<>())
                .add(grantee(row.get(1), row.get(2))));
    return readers;
  }

  /** Who may use the schema. */
  NavigableSet<Grantee> users() {
    return api
        .rows(
            "read who may use schema '" + schema + "'",
            "SELECT identity_type, identity_name FROM svv_schema_privileges"
                + " WHERE privilege_type = 'USAGE' AND namespace_name = "
                + literal(schema))
        .stream()
        .map(row -> grantee(row.get(0), row.get(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What differs in the external schema; {@code missing} where it is not there. */
  Optional<String> deviation(ExternalSchema external, String missing) {
    List<List<String>> found = api.rows("look for " + external.text(), external.lookup());
    return found.isEmpty() ? Optional.of(missing) : external.deviation(found.getFirst());
  }

  static NavigableSet<Grantee> none() {
    return Collections.emptyNavigableSet();
  }
}
