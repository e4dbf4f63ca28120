package dev.firn.sink;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;

/**
 * A life of the sink of one table. Flink's checkpoint numbers grow within an epoch and may start
 * anew with the next. Since the sink skips every checkpoint up to the newest that it finds on the
 * lane under its own job and operator (apache/iceberg#18098), and a cluster may start a job again
 * under its old id, the epoch is part of the operator's id.
 *
 * @param tableUuid Iceberg's id of the table: a table dropped and created again is another one
 * @param number 0 for a table that no job has written yet
 */
public record Epoch(UUID tableUuid, int number) implements Serializable {
  /** Table property that holds the number of the newest epoch. */
  public static final String PROPERTY = "firn.ingest-epoch";

  /** The newest epoch of a table, as its properties say. */
  static Epoch stored(UUID tableUuid, Map<String, String> properties) {
    return new Epoch(tableUuid, Integer.parseInt(properties.getOrDefault(PROPERTY, "0")));
  }

  /** The epoch after this one. */
  Epoch next() {
    return new Epoch(tableUuid, number + 1);
  }

  /** What tells the sink's operators from those of every other table and epoch. */
  public String uidSuffix() {
    return "firn-" + tableUuid + "-e" + number;
  }

  /**
   * Hexadecimal id of the operator that Iceberg's sink writes into its commits as {@code
   * flink.operator-id}: Flink hashes the uid of the pre-commit aggregator, which it prefixes with
   * the uid of the sink. A test keeps this equal to what a running sink writes.
   */
  public String operatorId() {
    String suffix = uidSuffix();
    String uid = suffix + ": Sink pre-commit aggregator: " + suffix;
    return new OperatorID(StreamGraphHasherV2.generateUserSpecifiedHash(uid)).toHexString();
  }
}
