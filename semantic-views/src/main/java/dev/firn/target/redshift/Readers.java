package dev.firn.target.redshift;

import static dev.firn.target.redshift.RedshiftSql.names;

import dev.firn.semantic.target.Grantee;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who may read a view, and who should.
 *
 * @param declared empty if rights are not looked at
 * @param found who may now, beside the owner
 */
record Readers(Optional<List<Grantee>> declared, NavigableSet<Grantee> found) {

  /** What differs, in words. */
  List<String> deviations() {
    List<String> deviations = new ArrayList<>();
    missing().forEach(it -> deviations.add("'%s' may not select from it".formatted(it.text())));
    surplus().forEach(it -> deviations.add("'%s' may select from it".formatted(it.text())));
    return deviations;
  }

  /** Statements that make it so for a view that is there. */
  List<String> corrections(String view) {
    List<String> statements = new ArrayList<>();
    if (!surplus().isEmpty()) {
      statements.add("REVOKE SELECT ON " + view + " FROM " + names(surplus()));
    }
    statements.addAll(granting(view, declared.orElse(List.of())));
    return statements;
  }

  /** Statements that make it so for a view that was dropped and is there again. */
  List<String> anew(String view) {
    return granting(view, declared.<Collection<Grantee>>map(it -> it).orElse(found));
  }

  private static List<String> granting(String view, Collection<Grantee> grantees) {
    return grantees.isEmpty()
        ? List.of()
        : List.of("GRANT SELECT ON " + view + " TO " + names(grantees));
  }

  private NavigableSet<Grantee> missing() {
    NavigableSet<Grantee> missing = new TreeSet<>(declared.orElse(List.of()));
    missing.removeAll(found);
    return missing;
  }

  private NavigableSet<Grantee> surplus() {
    NavigableSet<Grantee> surplus = new TreeSet<>(declared.isPresent() ? found : List.of());
    declared.ifPresent(surplus::removeAll);
    return surplus;
  }
}
