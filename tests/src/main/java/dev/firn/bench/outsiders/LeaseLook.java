package dev.firn.bench.outsiders;

import dev.firn.bench.BenchException;
import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import dev.firn.lease.Lease;
import dev.firn.probe.Waiting;
import java.io.IOException;
import java.time.Duration;

/** Looks who keeps table sales. */
final class LeaseLook {
  private static final Duration MAX_WAIT = Duration.ofMinutes(3);
  private static final String NOBODY = "";

  private final Lake lake;

  LeaseLook(Lake lake) {
    this.lake = lake;
  }

  /** Id of the keeper that holds the lease; waits until one does. */
  String holder() {
    return awaitOther(NOBODY);
  }

  /**
   * Waits until another keeper than that one holds the lease.
   *
   * @throws BenchException if none takes it
   */
  String awaitOther(String before) {
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      new Waiting(MAX_WAIT).until(true, () -> !holder(catalog).equals(before));
      String holder = holder(catalog);
      if (holder.equals(before)) {
        throw new BenchException(
            "No keeper took over from '%s' for %s".formatted(before, MAX_WAIT));
      }
      return holder;
    } catch (IOException e) {
      throw new BenchException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }

  private static String holder(LakeCatalog catalog) {
    return Lease.from(catalog.load("sales").properties()).map(Lease::holder).orElse(NOBODY);
  }
}
