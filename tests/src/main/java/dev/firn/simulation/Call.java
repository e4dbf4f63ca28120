package dev.firn.simulation;

/** What a process asks of catalog or storage. */
enum Call {
  /** Asks the catalog where the table is. */
  LOAD,
  /** Is about to ask the catalog for a commit. */
  COMMIT,
  /** The catalog has committed and is about to say so. */
  COMMITTED,
  READ,
  WRITE,
  DELETE,
  LIST;

  boolean isOfCatalog() {
    return this == LOAD || this == COMMIT;
  }

  boolean isOfStorage() {
    return this == READ || this == WRITE || this == DELETE || this == LIST;
  }
}
