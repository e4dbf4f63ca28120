package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.reprocess.replay.ReplayEvents;
import dev.firn.reprocess.replay.ReplayPlan;
import dev.firn.reprocess.run.ReplayResult;

/** What a replay reads and what it has done, for scripts. */
final class ReplayJson {

  private ReplayJson() {}

  static void write(ObjectNode node, ReplayPlan plan) {
    node.put("stream", plan.stream())
        .put("topic", plan.topic())
        .put("from", plan.from().toString())
        .put("to", plan.to().toString())
        .put("events_at_most", plan.events());
    ArrayNode partitions = node.putArray("partitions");
    plan.ranges()
        .forEach(range ->
            partitions
                .addObject()
                .put("partition", range.partition())
                .put("from_offset", range.from())
                .put("to_offset", range.to()));
    ArrayNode notes = node.putArray("notes");
    plan.notes().forEach(notes::add);
  }

  static void write(ObjectNode node, ReplayResult result) {
    ReplayEvents events = result.events();
    node.put("branch_snapshot_id", result.adopted().snapshotId())
        .put("events_read", events.read())
        .put("events_outside", events.outside())
        .put("events_of_other_tables", events.others())
        .put("events_of_table", events.rows())
        .put("events_refused", events.refused())
        .put("rows_replayed", result.rows())
        .put("rows_newer_at_fork", result.adopted().older())
        .put("data_files", result.adopted().dataFiles())
        .put("millis", result.millis());
    ArrayNode refusals = node.putArray("refusals");
    events.refusals().forEach(refusals::add);
    CorrectionJson.write(node, result.adopted().counts());
  }
}
