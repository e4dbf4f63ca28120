package dev.firn.expire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time plus what a test adds to it. */
public final class MovableClock extends Clock {
  private Duration offset = Duration.ZERO;

  /** Lets time pass. */
  public void pass(Duration duration) {
    offset = offset.plus(duration);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Cannot change the zone of a test's clock");
  }
}
