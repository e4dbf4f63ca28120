package dev.firn.bench.compact;

import dev.firn.replay.Channel;
import dev.firn.replay.SaleLine;
import dev.firn.replay.SaleLine.SaleReturn;
import dev.firn.replay.SaleLines;
import dev.firn.tpcds.TpcdsGenerator;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.SplittableRandom;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/**
 * Rows of table {@code sales} of one channel, as TPC-DS generates them, sent one after the other;
 * those of returned lines in their second version.
 */
final class SalesRows implements Iterator<Record> {
  private static final OffsetDateTime FIRST =
      OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final int MICROS_BETWEEN = 50;

  private final SaleLines lines;
  private final Record template;
  private final SplittableRandom random;
  private long micros;

  SalesRows(TpcdsGenerator generator, Channel channel, Schema schema, long seed) {
    this.lines = new SaleLines(generator, channel);
    this.template = GenericRecord.create(schema);
    this.random = new SplittableRandom(seed + channel.label().hashCode());
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public Record next() {
    SaleLine line = lines.next();
    Record row = template.copy();
    row.setField("channel", line.channel().label());
    row.setField("order_number", line.orderNumber());
    row.setField("item_id", line.itemId());
    row.setField("version", line.returned() == null ? 1L : 2L);
    row.setField("sold_on", line.soldOn());
    row.setField("customer_id", line.customerId());
    row.setField("store_id", line.storeId());
    row.setField("promotion_id", line.promotionId());
    row.setField("quantity", integer(line.quantity()));
    row.setField("sales_price", line.salesPrice());
    row.setField("net_paid", line.netPaid());
    row.setField("tax", line.tax());
    row.setField("net_profit", line.netProfit());
    SaleReturn returned = line.returned();
    if (returned != null) {
      row.setField("returned_on", returned.returnedOn());
      row.setField("return_quantity", integer(returned.quantity()));
      row.setField("return_amount", returned.amount());
    }
    row.setField("sent_at", sentAt());
    return row;
  }

  private OffsetDateTime sentAt() {
    micros += 1 + random.nextInt(2 * MICROS_BETWEEN);
    return FIRST.plus(micros, ChronoUnit.MICROS);
  }

  private static @Nullable Integer integer(@Nullable Long number) {
    return number == null ? null : Math.toIntExact(number);
  }
}
