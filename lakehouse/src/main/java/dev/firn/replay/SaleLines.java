package dev.firn.replay;

import dev.firn.replay.SaleLine.SaleReturn;
import dev.firn.tpcds.TpcdsGenerator;
import dev.firn.tpcds.TpcdsGenerator.SoldRow;
import dev.firn.tpcds.TpcdsRow;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The sale lines of one channel, generated as they are read. */
public final class SaleLines implements Iterator<SaleLine> {
  private final Channel channel;
  private final Iterator<SoldRow> rows;

  /** Lines of a channel, in the order in which TPC-DS generates them. */
  public SaleLines(TpcdsGenerator generator, Channel channel) {
    this.channel = channel;
    this.rows = generator.sales(channel.sales());
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public SaleLine next() {
    SoldRow row = rows.next();
    return line(row.sale(), row.returned());
  }

  private SaleLine line(TpcdsRow sale, @Nullable TpcdsRow returned) {
    return new SaleLine(
        channel,
        sale.key(channel.orderColumn()),
        sale.key(channel.saleColumn("item_sk")),
        sale.dayByKey(channel.saleColumn("sold_date_sk")),
        sale.number(channel.customerColumn()),
        channel == Channel.STORE ? sale.number("ss_store_sk") : null,
        sale.number(channel.saleColumn("promo_sk")),
        sale.number(channel.saleColumn("quantity")),
        sale.decimal(channel.saleColumn("sales_price")),
        sale.decimal(channel.saleColumn("net_paid")),
        sale.decimal(channel.saleColumn("ext_tax")),
        sale.decimal(channel.saleColumn("net_profit")),
        returned == null ? null : saleReturn(returned));
  }

  private SaleReturn saleReturn(TpcdsRow row) {
    return new SaleReturn(
        row.dayByKey(channel.returnColumn("returned_date_sk")),
        row.number(channel.returnColumn("return_quantity")),
        row.decimal(channel.returnAmountColumn()));
  }
}
