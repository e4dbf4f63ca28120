package dev.firn.demo;

import dev.firn.probe.Freshness;
import dev.firn.probe.SaleProbe;
import dev.firn.replay.Message;
import dev.firn.replay.ReplayListener;
import dev.firn.replay.SaleKey;
import dev.firn.replay.SentCounts;

/** Has some of the sales that are sent looked for on main. */
record SampledSales(long everyEvents, Freshness freshness) implements ReplayListener {

  @Override
  public void sent(Message message, SentCounts counts) {
    SaleKey sale = message.duplicate() ? null : message.sale();
    if (sale != null && counts.events() % everyEvents < 2) {
      freshness.watch(new SaleProbe(sale, 1, message.sentAt()));
    }
  }
}
