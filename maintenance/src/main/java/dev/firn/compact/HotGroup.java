package dev.firn.compact;

import dev.firn.files.Specs;
import dev.firn.publish.Consolidation;
import dev.firn.publish.replace.FileReplacement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseFileScanTask;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.ResidualEvaluator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Files of one partition that a publication rewrites; which of their rows are dead is known, and
 * not yet in any file.
 */
record HotGroup(Table table, List<Consolidation.File> files, long targetFileBytes) {

  /** Compressed bytes. */
  long bytes() {
    return files.stream().mapToLong(file -> file.file().fileSizeInBytes()).sum();
  }

  long deadRows() {
    return files.stream().mapToLong(file -> file.dead().getLongCardinality()).sum();
  }

  FileReplacement rewrite() {
    Map<String, RoaringBitmap> dead = new HashMap<>();
    files.forEach(file -> dead.put(file.file().location(), file.dead()));
    List<FileScanTask> tasks = files.stream().map(this::task).toList();
    FileGroup group =
        new FileGroup(
            tasks,
            EnumSet.of(Reason.DEAD_ROWS),
            deadRows(),
            RowOrder.AS_THEY_COME,
            targetFileBytes);
    return new FileRewriter(table, Pace.FULL)
        .rewrite(group, task -> dead.get(task.file().location()));
  }

  private FileScanTask task(Consolidation.File file) {
    PartitionSpec spec = Specs.of(table, file.file());
    return new BaseFileScanTask(
        file.file(),
        file.deletes().toArray(DeleteFile[]::new),
        SchemaParser.toJson(table.schema()),
        PartitionSpecParser.toJson(spec),
        ResidualEvaluator.unpartitioned(Expressions.alwaysTrue()));
  }
}
