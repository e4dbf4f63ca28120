package dev.firn.replay;

import java.math.BigDecimal;

/**
 * What table {@code sales} must hold of one channel in the end. Sums leave out nulls.
 *
 * @param rows lines sold
 * @param returned those of them that came back
 */
public record ExpectedSales(
    long rows,
    long returned,
    long quantity,
    BigDecimal salesPrice,
    BigDecimal netPaid,
    BigDecimal tax,
    BigDecimal netProfit,
    long returnQuantity,
    BigDecimal returnAmount) {

  static final ExpectedSales NONE =
      new ExpectedSales(
          0,
          0,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          0,
          BigDecimal.ZERO);
}
