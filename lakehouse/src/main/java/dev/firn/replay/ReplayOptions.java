package dev.firn.replay;

/**
 * What the workload is. The same options give the same events in the same order; only {@code
 * sent_at} differs.
 *
 * @param scale of TPC-DS; 1 is about 5 million lines of sales
 * @param seed of everything random that TPC-DS does not decide itself
 * @param duplicates share of events that are sent again, byte for byte, 0 to 1
 * @param disorder how many positions late an event may come; 0 keeps the order
 * @param malformed bad events of each kind
 * @param inventoryWeeks how many of the last weekly counts of the inventory are sent
 */
public record ReplayOptions(
    double scale, long seed, double duplicates, int disorder, int malformed, int inventoryWeeks) {

  /** The workload of the reference lake at some scale. */
  public static ReplayOptions reference(double scale, long seed) {
    return new ReplayOptions(scale, seed, 0.05, 2_000, 25, 8);
  }

  public ReplayOptions {
    check(scale > 0 && scale <= 100_000, "scale", scale, "between 0 and 100000");
    check(duplicates >= 0 && duplicates <= 1, "duplicates", duplicates, "between 0 and 1");
    check(disorder >= 0 && disorder <= 1_000_000, "disorder", disorder, "between 0 and 1000000");
    check(malformed >= 0 && malformed <= 10_000, "malformed", malformed, "between 0 and 10000");
    check(
        inventoryWeeks >= 0 && inventoryWeeks <= 261,
        "inventory weeks",
        inventoryWeeks,
        "0 to 261");
  }

  private static void check(boolean valid, String name, Object value, String range) {
    if (!valid) {
      throw new ReplayException(
          "Cannot replay with %s %s: it must be %s".formatted(name, value, range));
    }
  }
}
