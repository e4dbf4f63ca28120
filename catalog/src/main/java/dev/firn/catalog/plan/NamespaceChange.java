package dev.firn.catalog.plan;

/** A change of the namespace that holds the tables. */
public sealed interface NamespaceChange extends Change {

  /**
   * Creates the namespace (Glue: database).
   *
   * @param location where its tables are kept unless they say otherwise
   */
  record Create(String namespace, String location) implements NamespaceChange {
    @Override
    public String subject() {
      return namespace;
    }

    @Override
    public Effect effect() {
      return Effect.SAFE;
    }

    @Override
    public String text() {
      return "create the namespace at " + location;
    }
  }
}
