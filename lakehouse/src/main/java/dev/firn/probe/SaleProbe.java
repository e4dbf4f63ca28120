package dev.firn.probe;

import dev.firn.replay.SaleKey;
import java.time.Instant;

/**
 * A sale that was sent and is looked for on main.
 *
 * @param version the row counts as seen with this version or a newer one
 * @param sentAt as in the row's own column
 */
public record SaleProbe(SaleKey key, long version, Instant sentAt) {}
