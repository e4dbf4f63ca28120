package dev.firn.keeper;

import dev.firn.publish.Halt;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Marker;
import dev.firn.publish.Move;
import dev.firn.publish.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one table. Owned by one thread, except for {@link #status}. What goes wrong is said
 * in one line when it begins and once more when it changes, and tried again; nothing escapes.
 *
 * <pre>
 *   Waiting -> Behind <-> Current
 *      any  -> Halted | Missing | Failing -> (looked at again) -> any
 * </pre>
 */
final class TableKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TableKeeper.class);
  private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(15);

  private final Catalog catalog;
  private final KeptTable kept;
  private final KeeperConfig config;
  private final BooleanSupplier stopping;
  private final LanePublisher publisher;
  private volatile TableStatus status;
  private @Nullable TableOperations polled;
  private @Nullable String quietAt;
  private int failuresInARow;

  /**
   * A keeper of one table.
   *
   * @param files where files are read and written
   * @param stopping whether to stop before the next commit
   */
  TableKeeper(
      Catalog catalog,
      KeptTable kept,
      KeeperConfig config,
      ExecutorService files,
      BooleanSupplier stopping) {
    this.catalog = catalog;
    this.kept = kept;
    this.config = config;
    this.stopping = stopping;
    this.publisher =
        new LanePublisher(
            () -> catalog.loadTable(kept.id()),
            kept.how(),
            config.limits(),
            files,
            new IndexingLog(kept.id()));
    this.status = TableStatus.waiting(kept.id());
  }

  TableStatus status() {
    return status;
  }

  /** How long to wait until the next look. */
  Duration pause() {
    long factor = 1L << Math.min(failuresInARow, 20);
    Duration pause = config.interval().multipliedBy(factor);
    return pause.compareTo(config.maxBackoff()) > 0 ? config.maxBackoff() : pause;
  }

  /** Looks once, and publishes until nothing is left to publish. */
  void look() {
    try {
      TableMetadata metadata = poll();
      String location = metadata.metadataFileLocation();
      if (location == null || !location.equals(quietAt)) {
        requireClock(metadata);
        publishAll(location);
      }
    } catch (NoSuchTableException e) {
      fail(new TableState.Missing(), "the catalog has no such table");
    } catch (RuntimeException e) {
      String reason = Reasons.of(e);
      fail(new TableState.Failing(reason), reason);
      LOG.debug("{}", kept.id(), e);
    } catch (Error e) {
      publisher.forget();
      String reason = e.toString();
      fail(new TableState.Failing(reason), reason);
    }
  }

  /** Asks the catalog where the metadata is, and reads it only where it was not yet read. */
  private TableMetadata poll() {
    if (polled == null) {
      polled = ((HasTableOperations) catalog.loadTable(kept.id())).operations();
      return polled.current();
    }
    return polled.refresh();
  }

  /**
   * A commit dated before the newest one is refused in odd ways ({@code docs/protocol.md}, H16).
   */
  private void requireClock(TableMetadata metadata) {
    long aheadMillis = metadata.lastUpdatedMillis() - config.clock().millis();
    if (aheadMillis > MAX_CLOCK_SKEW.toMillis()) {
      throw new IllegalStateException(
          "Cannot publish "
              + kept.id()
              + ": its newest commit is "
              + aheadMillis
              + " ms ahead of this machine's clock, more than "
              + MAX_CLOCK_SKEW.toMillis());
    }
  }

  private void publishAll(@Nullable String polledFrom) {
    quietAt = null;
    Publication publication = publish(catalog.loadTable(kept.id()));
    boolean changed = false;
    while (publication instanceof Publication.Published && !stopping.getAsBoolean()) {
      changed = true;
      publication = publish(catalog.loadTable(kept.id()));
    }
    if (publication instanceof Publication.Nothing) {
      failuresInARow = 0;
      boolean moving = publisher.isMovable();
      if (moving) {
        move();
      }
      become(new TableState.Current());
      quietAt = changed || moving ? null : polledFrom;
    }
  }

  private Publication publish(Table table) {
    Instant start = config.clock().instant();
    Publication publication = publisher.publish(table);
    if (publication instanceof Publication.Published published) {
      published(published, Duration.between(start, config.clock().instant()));
    } else if (publication instanceof Publication.Refused refused) {
      refused(refused);
    } else if (publication instanceof Publication.Unknown unknown) {
      String reason = "the catalog did not answer a commit: " + Reasons.of(unknown.cause());
      fail(new TableState.Failing(reason), reason);
    } else if (publication instanceof Publication.Halted halted) {
      halted(halted.halt());
    }
    status =
        status.seen(
            publisher.marker().map(Marker::through), publisher.lag(), publisher.indexSize());
    return publication;
  }

  private void published(Publication.Published published, Duration took) {
    failuresInARow = 0;
    become(new TableState.Behind());
    status = status.published(published.counts(), published.moved(), config.clock().instant());
    LOG.info(
        "{}: published lane snapshot {} as {}{} in {} ms: {}",
        kept.id(),
        published.marker().through(),
        published.snapshotId(),
        published.moved() ? " with the lane" : "",
        took.toMillis(),
        published.counts().toText());
  }

  private void refused(Publication.Refused refused) {
    failuresInARow++;
    become(new TableState.Behind());
    status = status.with(status.totals().refused());
    LOG.info("{}: overtaken, planning again: {}", kept.id(), refused.reason());
  }

  private void halted(Halt halt) {
    fail(new TableState.Halted(halt), halt.toString());
  }

  private void move() {
    Move move = publisher.move();
    if (move instanceof Move.Moved) {
      status = status.with(status.totals().moved());
    } else if (!(move instanceof Move.NotNeeded)) {
      status = status.with(status.totals().starved());
      LOG.debug("{}: lane not moved: {}", kept.id(), move);
    }
  }

  private void fail(TableState state, String line) {
    failuresInARow++;
    polled = null;
    quietAt = null;
    if (!state.equals(status.state())) {
      LOG.warn("{}: {}", kept.id(), line);
    }
    status = status.with(state).with(status.totals().failed());
  }

  private void become(TableState state) {
    if (isTrouble(status.state()) && !isTrouble(state)) {
      LOG.info("{}: well again", kept.id());
    }
    status = status.with(state);
  }

  private static boolean isTrouble(TableState state) {
    return state instanceof TableState.Halted
        || state instanceof TableState.Missing
        || state instanceof TableState.Failing;
  }
}
