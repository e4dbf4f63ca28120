package dev.firn.replay;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale. The generator leaves out values at random, except those of the key.
 *
 * @param storeId for channel store only
 * @param returned the return of this line, null if it was kept
 */
public record SaleLine(
    Channel channel,
    long orderNumber,
    long itemId,
    @Nullable LocalDate soldOn,
    @Nullable Long customerId,
    @Nullable Long storeId,
    @Nullable Long promotionId,
    @Nullable Long quantity,
    @Nullable BigDecimal salesPrice,
    @Nullable BigDecimal netPaid,
    @Nullable BigDecimal tax,
    @Nullable BigDecimal netProfit,
    @Nullable SaleReturn returned) {

  /** The return of a line. */
  public record SaleReturn(
      @Nullable LocalDate returnedOn, @Nullable Long quantity, @Nullable BigDecimal amount) {}
}
