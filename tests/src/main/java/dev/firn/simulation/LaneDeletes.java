package dev.firn.simulation;

import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import dev.firn.parquet.ParquetOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.inmemory.InMemoryOutputFile;
import org.apache.iceberg.io.DeleteSchemaUtil;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The sink's position deletes of the rows that are not published, for a keeper that errs there. */
final class LaneDeletes {
  private static final byte[] NO_POSITIONS = noPositions();

  private final Table table;
  private final Map<String, DeleteFile> files = new HashMap<>();

  private LaneDeletes(Table table) {
    this.table = table;
  }

  static LaneDeletes of(Table table) {
    LaneDeletes deletes = new LaneDeletes(table);
    for (@Nullable Snapshot at = table.snapshot(Lanes.INGEST);
        at != null && !at.summary().containsKey(LaneProperties.PUBLISHED_THROUGH);
        at = at.parentId() == null ? null : table.snapshot(at.parentId())) {
      deletes.add(at);
    }
    return deletes;
  }

  private void add(Snapshot snapshot) {
    for (DeleteFile file :
        SnapshotChanges.builderFor(table).snapshot(snapshot).build().addedDeleteFiles()) {
      if (file.content() == FileContent.POSITION_DELETES) {
        files.put(file.location(), file.copy());
      }
    }
  }

  /** A table in which each of them seems to hold no position. */
  Table hidden() {
    FileIO io =
        Fluent.of(
            table.io(),
            (target, method, arguments) -> {
              @Nullable Object file = arguments.length == 0 ? null : arguments[0];
              String name = file instanceof DeleteFile it ? it.location() : String.valueOf(file);
              return method.getName().equals("newInputFile") && files.containsKey(name)
                  ? new InMemoryInputFile(name, NO_POSITIONS)
                  : Fluent.pass(target, method, arguments);
            },
            FileIO.class);
    return Fluent.of(
        table,
        (target, method, arguments) ->
            method.getName().equals("io") ? io : Fluent.pass(target, method, arguments),
        Table.class,
        HasTableOperations.class);
  }

  /** A table whose row deltas bring them all. */
  Table carried() {
    return BrokenTable.withDeltas(table, this::carry);
  }

  private @Nullable Object carry(RowDelta delta, Method method, @Nullable Object[] arguments)
      throws Throwable {
    if (method.getName().equals("commit")) {
      files.values().forEach(delta::addDeletes);
    }
    return Fluent.pass(delta, method, arguments);
  }

  private static byte[] noPositions() {
    InMemoryOutputFile output = new InMemoryOutputFile();
    MessageType schema = ParquetSchemaUtil.convert(DeleteSchemaUtil.pathPosSchema(), "table");
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            new ParquetOutput(output),
            schema,
            ParquetFileWriter.Mode.CREATE,
            1 << 20,
            0,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            true)) {
      writer.start();
      writer.end(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toByteArray();
  }
}
