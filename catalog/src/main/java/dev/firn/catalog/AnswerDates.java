package dev.firn.catalog;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Tells {@link StoreClock} the date of each answer from AWS. The SDK makes one for each client, by
 * the name that {@code software/amazon/awssdk/global/handlers/execution.interceptors} holds.
 */
public final class AnswerDates implements ExecutionInterceptor {
  private static final String DATE = "Date";

  private final Clock clock = Clock.systemUTC();

  @Override
  public void afterTransmission(
      Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
    context.httpResponse().firstMatchingHeader(DATE).ifPresent(this::answered);
  }

  private void answered(String date) {
    try {
      Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      StoreClock.ofProcess().answered(at, clock.instant());
    } catch (DateTimeException e) {
      // An answer whose date cannot be read says nothing of the clock.
    }
  }
}
