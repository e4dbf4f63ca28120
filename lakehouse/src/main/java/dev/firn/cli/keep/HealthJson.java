package dev.firn.cli.keep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.health.TableHealth;
import java.time.Instant;
import java.util.List;

/** How tables are, as JSON. */
final class HealthJson {

  private HealthJson() {}

  static String of(List<TableHealth> tables, Instant now) {
    ArrayNode list = JsonMapper.builder().build().createArrayNode();
    tables.forEach(table -> write(list.addObject(), table, now));
    return list.toPrettyString() + "\n";
  }

  private static void write(ObjectNode node, TableHealth table, Instant now) {
    node.put("table", table.table()).put("state", HealthText.state(table));
    if (!table.reason().isEmpty()) {
      node.put("reason", table.reason());
    }
    table.publishedAt().ifPresent(at -> node.put("changed_at", at.toString()));
    table.newestAt().ifPresent(at -> node.put("newest_at", at.toString()));
    node.put("lag_seconds", HealthText.lagSeconds(table, now));
    node.put("lane_snapshots_behind", table.laneSnapshots());
    node.put("lane_rows_behind", table.laneRows());
    write(node, table.files());
    node.put("snapshots", table.metadata().snapshots());
    node.put("metadata_bytes", table.metadata().bytes());
    table.keeper().ifPresent(keeper -> node.put("keeper", keeper));
    ArrayNode tasks = node.putArray("tasks");
    table.tasks().forEach(task -> ReportJson.write(tasks.addObject(), task));
  }

  private static void write(ObjectNode node, TableHealth.Files files) {
    node.put("rows", files.rows());
    node.put("dead_rows", files.deadRows());
    node.put("dead_share", files.deadShare());
    node.put("data_files", files.dataFiles());
    node.put("data_bytes", files.dataBytes());
    node.put("delete_files", files.deleteFiles());
    node.put("position_deletes", files.deadRows());
    node.put("equality_deletes", files.equalityDeletes());
  }
}
