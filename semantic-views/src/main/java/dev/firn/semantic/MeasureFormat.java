package dev.firn.semantic;

/** How a report shows a measure. */
public enum MeasureFormat {
  /** As a number with its own digits. */
  NUMBER,
  /** As a whole number. */
  COUNT,
  /** As an amount of money, with two digits after the point. */
  MONEY,
  /** As a share: 0.25 is shown as 25 %. */
  PERCENT;
}
