package dev.firn.keeper;

import dev.firn.publish.Consolidation;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.Move;
import dev.firn.publish.Publication;
import dev.firn.publish.lane.Marker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what a table's lane holds, and says on the board what came of it. */
final class PublishTurn {
  private static final Logger LOG = LoggerFactory.getLogger(PublishTurn.class);

  /** However often others are faster, the look comes to an end. */
  private static final int MAX_REFUSALS = 3;

  private final LanePublisher publisher;
  private final Consolidation consolidation;
  private final StatusBoard board;
  private final BooleanSupplier stopping;
  private final Clock clock;

  /** How a turn ended. */
  enum End {
    /** Nothing was to be published. */
    NOTHING,
    /** The lane is on main, and main has changed. */
    CURRENT,
    /** It will go on at the next look: the process stops, or another commit was faster. */
    UNFINISHED,
    /** It cannot be published now. */
    TROUBLE
  }

  /**
   * Turns of one table.
   *
   * @param consolidation what is rewritten in the same commits
   * @param stopping whether to stop before the next commit
   */
  PublishTurn(
      LanePublisher publisher,
      Consolidation consolidation,
      StatusBoard board,
      BooleanSupplier stopping,
      Clock clock) {
    this.publisher = publisher;
    this.consolidation = consolidation;
    this.board = board;
    this.stopping = stopping;
    this.clock = clock;
  }

  /**
   * Publishes until nothing is left to publish, then moves the lane. What another commit overtook
   * is planned again at once.
   *
   * @param table loaded just now
   */
  End take(Table table, Supplier<Table> fresh) {
    Publication publication = publish(table);
    boolean changed = false;
    int refusals = 0;
    while (!stopping.getAsBoolean()
        && (publication instanceof Publication.Published
            || (publication instanceof Publication.Refused && refusals++ < MAX_REFUSALS))) {
      changed |= publication instanceof Publication.Published;
      publication = publish(fresh.get());
    }
    if (publication instanceof Publication.Nothing) {
      boolean moving = publisher.isMovable();
      if (moving) {
        move();
      }
      board.become(new TableState.Current());
      return changed || moving ? End.CURRENT : End.NOTHING;
    }
    return board.status().state().isTrouble() ? End.TROUBLE : End.UNFINISHED;
  }

  private Publication publish(Table table) {
    Instant start = clock.instant();
    Publication publication = publisher.publish(table, consolidation);
    if (publication instanceof Publication.Published published) {
      published(published, Duration.between(start, clock.instant()));
    } else if (publication instanceof Publication.Refused refused) {
      refused(refused);
    } else if (publication instanceof Publication.Unknown unknown) {
      String reason = "the catalog did not answer a commit: " + Reasons.of(unknown.cause());
      board.fail(new TableState.Failing(reason), reason);
    } else if (publication instanceof Publication.Halted halted) {
      board.fail(new TableState.Halted(halted.halt()), halted.halt().toString());
    }
    board.update(status ->
        status.seen(
            publisher.marker().map(Marker::through), publisher.lag(), publisher.indexSize()));
    return publication;
  }

  private void published(Publication.Published published, Duration took) {
    board.become(new TableState.Behind());
    board.update(
        status -> status.published(published.counts(), published.moved(), clock.instant()));
    LOG.info(
        "{}: published lane snapshot {} as {}{} in {} ms: {}",
        board.status().table(),
        published.marker().through(),
        published.snapshotId(),
        published.moved() ? " with the lane" : "",
        took.toMillis(),
        published.counts().toText());
  }

  private void refused(Publication.Refused refused) {
    board.become(new TableState.Behind());
    board.update(status -> status.with(status.totals().refused()));
    LOG.info("{}: overtaken, planning again: {}", board.status().table(), refused.reason());
  }

  private void move() {
    Move move = publisher.move();
    if (move instanceof Move.Moved) {
      board.update(status -> status.with(status.totals().moved()));
    } else if (!(move instanceof Move.NotNeeded)) {
      board.update(status -> status.with(status.totals().starved()));
      LOG.debug("{}: lane not moved: {}", board.status().table(), move);
    }
  }
}
