package dev.firn.semantic.target;

import java.util.Locale;

/**
 * Who may read the views in Redshift.
 *
 * @param name in lower case, as Redshift folds it; empty for everybody
 */
public record Grantee(Kind kind, String name) implements Comparable<Grantee> {

  /** Everybody in the database. */
  public static final Grantee EVERYBODY = new Grantee(Kind.PUBLIC, "");

  /** What kind of identity it is. */
  public enum Kind {
    USER,
    GROUP,
    ROLE,
    PUBLIC;
  }

  public Grantee {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** As it is declared: {@code role analysts}. */
  public String text() {
    return (kind.name().toLowerCase(Locale.ROOT) + " " + name).strip();
  }

  @Override
  public int compareTo(Grantee other) {
    return text().compareTo(other.text());
  }
}
