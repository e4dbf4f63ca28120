package dev.firn.cli.reprocess;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.reprocess.Correction;
import dev.firn.reprocess.CorrectionCounts;
import dev.firn.reprocess.PinnedFiles;
import dev.firn.reprocess.PublishPlan;
import dev.firn.reprocess.PublishResult;
import dev.firn.reprocess.run.RunResult;
import dev.firn.reprocess.run.TableCorrection;
import dev.firn.reprocess.run.Words;
import java.util.List;

/** Corrections, and what was done to them, for scripts. */
final class CorrectionJson {

  private CorrectionJson() {}

  static ArrayNode list() {
    return JsonMapper.builder().build().createArrayNode();
  }

  static String of(List<TableCorrection> corrections) {
    ArrayNode list = list();
    corrections.forEach(it -> write(list.addObject(), it));
    return text(list);
  }

  static String text(ArrayNode list) {
    return list.toPrettyString() + "\n";
  }

  static void write(ObjectNode node, TableCorrection tableCorrection) {
    Correction correction = tableCorrection.correction();
    node.put("table", tableCorrection.table().name())
        .put("correction", correction.name())
        .put("state", Words.of(correction.state()))
        .put("fork_snapshot_id", correction.forkSnapshotId())
        .put("head_snapshot_id", correction.head());
    correction.forkedAt().ifPresent(at -> node.put("forked_at", at.toString()));
    correction.since().ifPresent(at -> node.put("since", at.toString()));
    node.put("who", correction.author().who()).put("why", correction.author().why());
    write(node, correction.counts());
  }

  static void write(ObjectNode node, CorrectionCounts counts) {
    node.put("rows_corrected", counts.corrected())
        .put("rows_deleted", counts.deleted())
        .put("rows_inserted", counts.inserted())
        .put("rows_kept_for_stream", counts.keptForStream())
        .put("rows_kept_for_corrections", counts.keptForCorrections());
  }

  static void write(ObjectNode node, PinnedFiles pinned) {
    node.put("pinned_files", pinned.files()).put("pinned_bytes", pinned.bytes());
  }

  static void write(ObjectNode node, RunResult result) {
    node.put("branch_snapshot_id", result.adopted().snapshotId())
        .put("rows_returned", result.rows())
        .put("keys_returned", result.keys())
        .put("keys_absent", result.adopted().absent())
        .put("data_files", result.adopted().dataFiles())
        .put("reads_of_fork", result.readsOfFork())
        .put("millis", result.millis());
    write(node, result.adopted().counts());
  }

  static void write(ObjectNode node, PublishResult result) {
    node.put("main_snapshot_id", result.snapshotId())
        .put("already", result.already())
        .put("attempts", result.attempts())
        .put("plan_ms", result.planMillis())
        .put("attempt_ms", result.attemptMillis());
    write(node, result.counts());
  }

  static void write(ObjectNode node, PublishPlan plan) {
    node.put("main_snapshot_id", plan.mainHead())
        .put("files_touched", plan.filesTouched())
        .put("files_added", plan.filesAdded())
        .put("plan_ms", plan.millis());
    write(node, plan.counts());
    ObjectNode overlaps = node.putObject("overlaps");
    plan.overlaps().forEach(overlaps::put);
  }
}
