package dev.firn.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.Test;

class IndexingLogTest {
  /** Of a clock that may be anything, and close to where it turns negative. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(7));

  private final IndexingLog log =
      new IndexingLog(TableIdentifier.of("retail", "sales"), nanos::get);

  @Test
  void whatIsReadAtOnceSaysNothing() {
    for (int files = 1; files <= 100; files++) {
      pass(40);
      assertThat(log.isDue(files)).isFalse();
    }
  }

  @Test
  void whatTakesLongSaysSoEveryFewSeconds() {
    int said = 0;
    for (int files = 1; files <= 100; files++) {
      pass(1_000);
      said += log.isDue(files) ? 1 : 0;
    }

    assertThat(said).isEqualTo(19);
  }

  @Test
  void nextReadingBeginsAnew() {
    assertThat(log.isDue(1)).isFalse();
    pass(60_000);
    assertThat(log.isDue(1)).isFalse();
    assertThat(log.isDue(2)).isFalse();
    pass(5_000);
    assertThat(log.isDue(3)).isTrue();
    assertThat(log.isDue(4)).isFalse();
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
