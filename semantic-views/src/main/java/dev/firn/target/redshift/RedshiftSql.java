package dev.firn.target.redshift;

import dev.firn.render.RenderedView;
import dev.firn.semantic.target.Grantee;
import dev.firn.semantic.target.Grantee.Kind;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of Redshift's SQL. */
final class RedshiftSql {

  private RedshiftSql() {}

  static String quoted(String name) {
    return RenderedView.quoted(name);
  }

  /** A text in quotes; Redshift reads backslashes as escapes. */
  static String literal(String text) {
    return RenderedView.literal(text.replace("\\", "\\\\"));
  }

  /** Grantees as GRANT and REVOKE name them. */
  static String names(Collection<Grantee> grantees) {
    return grantees.stream().map(RedshiftSql::name).collect(Collectors.joining(", "));
  }

  private static String name(Grantee grantee) {
    return switch (grantee.kind()) {
      case PUBLIC -> "PUBLIC";
      case USER -> quoted(grantee.name());
      case GROUP, ROLE -> grantee.kind() + " " + quoted(grantee.name());
    };
  }

  /** As {@code svv_relation_privileges} names one. */
  static Grantee grantee(String kind, String name) {
    Kind known = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    return known == Kind.PUBLIC ? Grantee.EVERYBODY : new Grantee(known, name);
  }
}
