package dev.firn.catalog.plan;

/**
 * One difference between the lake as declared and its catalog, and what becomes of it. Two changes
 * are equal when they do the same, so that a plan can be compared with what is still to be done.
 */
public sealed interface Change permits NamespaceChange, TableChange {

  /** What a change means for the data and for whoever applies it. */
  enum Effect {
    /** Nothing is lost, and the stream goes on. */
    SAFE,
    /** The values of a column can no longer be read: only if that was allowed. */
    LOSES_VALUES,
    /** Events that were written but never published are given up: only if that was allowed. */
    LOSES_EVENTS,
    /** Cannot be done; the text says what can be. */
    REFUSED,
    /** Nothing to do, only to know. */
    NOTE;
  }

  /** The table, or the namespace, that it is about. */
  String subject();

  Effect effect();

  /** One line that says what it does, without its subject. */
  String text();
}
