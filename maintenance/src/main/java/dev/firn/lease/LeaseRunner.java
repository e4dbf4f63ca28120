package dev.firn.lease;

import dev.firn.lake.LaneProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes and gives back the lease of one table, each as one commit on one captured base. A REST
 * catalog lets two keepers commit one after the other; the earlier finds at its next look that it
 * has lost. No commit of rows relies on the lease.
 */
public final class LeaseRunner {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseRunner.class);

  private final Supplier<Table> fresh;
  private final String holder;
  private final LeaseWatch watch;

  /**
   * A runner for one table.
   *
   * @param fresh loads the table anew, uncached, at each call
   */
  public LeaseRunner(Supplier<Table> fresh, String holder, LeaseWatch watch) {
    this.fresh = fresh;
    this.holder = holder;
    this.watch = watch;
  }

  /**
   * Takes the lease, if the table's is still the one that was seen.
   *
   * @param seen the lease to take over; empty to take one that nobody holds
   * @return whether it was taken
   */
  public boolean take(Optional<Lease> seen) {
    TableOperations operations = operations();
    TableMetadata base = operations.refresh();
    if (!Lease.from(base.properties()).equals(seen)) {
      return false;
    }
    Lease lease = new Lease(holder, seen.map(Lease::epoch).orElse(0L) + 1);
    if (!commit(operations, base, Optional.of(lease))) {
      return false;
    }
    if (seen.isPresent() && !seen.get().holder().equals(holder)) {
      watch.tookOver();
    }
    LOG.info("{}: holds lease {}", base.location(), lease);
    return true;
  }

  /** Gives the lease back, if it is held. */
  public void release() {
    TableOperations operations = operations();
    TableMetadata base = operations.refresh();
    if (isHeld(base.properties())) {
      commit(operations, base, Optional.empty());
    }
  }

  /** Whether those properties of the table say that this keeper holds the lease. */
  public boolean isHeld(Map<String, String> properties) {
    return Lease.from(properties).filter(lease -> lease.holder().equals(holder)).isPresent();
  }

  private TableOperations operations() {
    return ((HasTableOperations) fresh.get()).operations();
  }

  private static boolean commit(
      TableOperations operations, TableMetadata base, Optional<Lease> lease) {
    Map<String, String> properties = new HashMap<>(base.properties());
    properties.remove(LaneProperties.KEEPER);
    lease.ifPresent(held -> properties.put(LaneProperties.KEEPER, held.toJson()));
    try {
      operations.commit(base, base.replaceProperties(properties));
      return true;
    } catch (CommitFailedException e) {
      LOG.debug("Lease not changed: {}", Objects.toString(e.getMessage()));
      return false;
    }
  }
}
