package dev.firn.target.quicksight;

/** A part of an object that QuickSight changes by a request of its own. */
enum Part {
  /** Its own fields. */
  DEFINITION,
  /** Who may see it. */
  ACCESS,
  /** When its copy is refreshed. */
  SCHEDULES,
  /** The folder that it is in. */
  FOLDER;
}
