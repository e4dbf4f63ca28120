package dev.firn.keeper;

import dev.firn.catalog.StoreClock;
import java.time.Clock;
import java.time.Duration;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * Refuses to commit with a clock that is wrong: Iceberg refuses what is dated a minute before the
 * newest commit, so that a keeper that is behind cannot commit, and one that is ahead keeps the
 * sink from it ({@code docs/protocol.md}, H16).
 */
final class ClockCheck {
  private static final Duration MAX_SKEW = Duration.ofSeconds(15);

  private final TableIdentifier table;
  private final Clock clock;
  private final StoreClock store;

  ClockCheck(TableIdentifier table, Clock clock, StoreClock store) {
    this.table = table;
    this.clock = clock;
    this.store = store;
  }

  /**
   * Compares the clocks.
   *
   * @throws IllegalStateException if they are more than 15 s apart
   */
  void require(TableMetadata metadata) {
    long aheadMillis = metadata.lastUpdatedMillis() - clock.millis();
    if (aheadMillis > MAX_SKEW.toMillis()) {
      throw refusal("its newest commit is " + aheadMillis + " ms ahead of this machine's clock");
    }
    store
        .ahead()
        .filter(ahead -> ahead.abs().compareTo(MAX_SKEW) > 0)
        .ifPresent(ahead -> {
          throw refusal(
              "this machine's clock is "
                  + ahead.abs().toMillis()
                  + " ms "
                  + (ahead.isNegative() ? "behind" : "ahead of")
                  + " the clock of catalog and storage");
        });
  }

  private IllegalStateException refusal(String reason) {
    return new IllegalStateException(
        "Cannot publish " + table + ": " + reason + ", more than " + MAX_SKEW.toMillis());
  }
}
