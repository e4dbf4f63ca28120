package dev.firn.demo;

import dev.firn.local.site.PartName;
import java.time.Instant;

/**
 * A process that was killed.
 *
 * @param afterEvents how many events were sent by then
 */
record Kill(PartName part, Instant when, long afterEvents) {}
