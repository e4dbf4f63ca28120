package dev.firn.replay;

/** The ways in which an event can be bad. */
enum MalformedKind {
  NOT_JSON,
  TRUNCATED,
  NOT_AN_OBJECT,
  EMPTY,
  TOMBSTONE,
  INVALID_UTF_8,
  WRONG_TYPE,
  NOT_A_DAY,
  NULL_KEY,
  MISSING_KEY,
  NULL_VERSION,
  DECIMAL_OUT_OF_RANGE,
  YEAR_30000,
  UNKNOWN_TABLE,
  MISSING_TABLE
}
