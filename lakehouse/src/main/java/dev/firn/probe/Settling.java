package dev.firn.probe;

import dev.firn.catalog.LakeCatalog;
import dev.firn.lake.Lake;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until everything that was sent is on main: read by the job to the last message and
 * committed, then published by the keeper to the last snapshot. It gives up when nothing moves.
 */
public final class Settling {
  private final Lake lake;
  private final Waiting waiting;

  /**
   * Waits for a lake.
   *
   * @param maxStandstill how long nothing may move
   */
  public Settling(Lake lake, Duration maxStandstill) {
    this.lake = lake;
    this.waiting = new Waiting(maxStandstill);
  }

  /** Returns what is still missing, if it gave up. */
  public Optional<String> await() {
    ConsumedOffsets offsets = new ConsumedOffsets(lake.name(), lake.streams().getFirst());
    long unread = waiting.until(0L, offsets::remaining);
    if (unread > 0) {
      return Optional.of("%,d events are not read, and nothing moves".formatted(unread));
    }
    List<String> behind = unpublished();
    return behind.isEmpty()
        ? Optional.empty()
        : Optional.of("%s is not all on main, and nothing moves".formatted(behind));
  }

  private List<String> unpublished() {
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      LaneWatch lanes = new LaneWatch(lake, catalog);
      return waiting.until(List.of(), lanes::unpublished);
    } catch (IOException e) {
      throw new ProbeException("Cannot close the catalog: " + e.getMessage(), e);
    }
  }
}
