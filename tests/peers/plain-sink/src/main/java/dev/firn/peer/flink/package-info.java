/** What people run who have no Firn: Iceberg's sink straight into a table. */
@NullMarked
package dev.firn.peer.flink;

import org.jspecify.annotations.NullMarked;
