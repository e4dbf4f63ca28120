package dev.firn.lake;

/** How the bytes of an event are read. */
public enum EventFormat {
  /** One flat JSON object, a field per column. */
  JSON;
}
