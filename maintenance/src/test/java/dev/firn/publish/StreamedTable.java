package dev.firn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.catalog.plan.LaneProvisioner;
import dev.firn.index.FollowProgress;
import dev.firn.index.IndexStore;
import dev.firn.index.memory.IndexMemory;
import dev.firn.lake.LaneProperties;
import dev.firn.lake.Lanes;
import dev.firn.lake.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** A provisioned table with a simulated stream, for tests of publishing. */
public final class StreamedTable {
  public static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "part", Types.StringType.get()),
          Types.NestedField.optional(3, "value", Types.StringType.get()),
          Types.NestedField.optional(4, "version", Types.LongType.get()));
  public static final PublishedTable BY_ID =
      new PublishedTable(WriteMode.UPSERT, List.of("id"), null);
  public static final PublishedTable BY_ID_VERSIONED =
      new PublishedTable(WriteMode.UPSERT, List.of("id"), "version");
  static final PublishedTable APPENDED = new PublishedTable(WriteMode.APPEND, List.of(), null);

  /** Shared by all tests: its threads are daemons. */
  public static final ExecutorService FILES =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "files");
            thread.setDaemon(true);
            return thread;
          });

  private final Catalog catalog;
  private final TableIdentifier id;

  private StreamedTable(Catalog catalog, TableIdentifier id) {
    this.catalog = catalog;
    this.id = id;
  }

  public static StreamedTable unpartitioned() {
    return unpartitioned(2);
  }

  public static StreamedTable unpartitioned(int formatVersion) {
    return in(inMemory(), SCHEMA, PartitionSpec.unpartitioned(), formatVersion);
  }

  public static StreamedTable partitioned(int formatVersion) {
    PartitionSpec spec = PartitionSpec.builderFor(SCHEMA).identity("part").build();
    return in(inMemory(), SCHEMA, spec, formatVersion);
  }

  public static InMemoryCatalog inMemory() {
    InMemoryCatalog catalog = new InMemoryCatalog();
    catalog.initialize("memory", java.util.Map.of());
    return catalog;
  }

  public static StreamedTable in(Catalog catalog, PartitionSpec spec) {
    return in(catalog, SCHEMA, spec, 2);
  }

  public static StreamedTable in(
      Catalog catalog, Schema schema, PartitionSpec spec, int formatVersion) {
    return in(catalog, "t", schema, spec, formatVersion);
  }

  public static StreamedTable named(Catalog catalog, String name) {
    return named(catalog, name, 2);
  }

  public static StreamedTable named(Catalog catalog, String name, int formatVersion) {
    return in(catalog, name, SCHEMA, PartitionSpec.unpartitioned(), formatVersion);
  }

  private static StreamedTable in(
      Catalog catalog, String name, Schema schema, PartitionSpec spec, int formatVersion) {
    Namespace namespace = Namespace.of("db");
    SupportsNamespaces namespaces =
        catalog instanceof InterceptedCatalog intercepted
            ? intercepted.namespaces()
            : (SupportsNamespaces) catalog;
    if (!namespaces.namespaceExists(namespace)) {
      namespaces.createNamespace(namespace);
    }
    TableIdentifier id = TableIdentifier.of(namespace, name);
    catalog
        .buildTable(id, schema)
        .withPartitionSpec(spec)
        .withProperty("format-version", Integer.toString(formatVersion))
        .create();
    StreamedTable table = new StreamedTable(catalog, id);
    provision(table.load());
    return table;
  }

  private static void provision(Table table) {
    LaneProvisioner.provision(table);
    table
        .updateProperties()
        .set("commit.retry.min-wait-ms", "1")
        .set("commit.retry.max-wait-ms", "5")
        .commit();
  }

  public Catalog catalog() {
    return catalog;
  }

  public TableIdentifier id() {
    return id;
  }

  public Table load() {
    return catalog.loadTable(id);
  }

  public LanePublisher publisher(PublishedTable how) {
    return publisher(how, this::load);
  }

  LanePublisher publisher(PublishedTable how, IndexMemory memory) {
    return new LanePublisher(
        this::load,
        how,
        FoldLimits.DEFAULT,
        FILES,
        FollowProgress.SILENT,
        IndexStore.inMemory(memory));
  }

  static LanePublisher publisher(PublishedTable how, Supplier<Table> fresh) {
    return new LanePublisher(fresh, how, FoldLimits.DEFAULT, FILES, FollowProgress.SILENT);
  }

  public SimulatedSink sink() {
    return new SimulatedSink(load(), List.of("id"), Integer.MAX_VALUE);
  }

  public SimulatedSink sink(int rowsPerFile) {
    return new SimulatedSink(load(), List.of("id"), rowsPerFile);
  }

  /** Commits a checkpoint to the lane as the sink's committer does. */
  public Snapshot commit(String job, long checkpoint, SimulatedSink.Files files) {
    return commit(job, "operator", checkpoint, files);
  }

  Snapshot commit(String job, String operator, long checkpoint, SimulatedSink.Files files) {
    return commit(load(), job, operator, checkpoint, files);
  }

  static Snapshot commit(
      Table table, String job, String operator, long checkpoint, SimulatedSink.Files files) {
    RowDelta delta = table.newRowDelta().toBranch(Lanes.INGEST);
    files.data().forEach(delta::addRows);
    files.deletes().forEach(delta::addDeletes);
    delta
        .set(LaneProperties.SINK_JOB_ID, job)
        .set(LaneProperties.SINK_OPERATOR_ID, operator)
        .set(LaneProperties.SINK_CHECKPOINT_ID, Long.toString(checkpoint))
        .set(LaneProperties.SINK_UPSERTS, "true")
        .commit();
    return table.snapshot(Lanes.INGEST);
  }

  public static SimulatedSink.Files nothing() {
    return new SimulatedSink.Files(List.of(), List.of());
  }

  public static Record row(long id, String value) {
    return row(id, "p", value, 0L);
  }

  public static Record row(Long id, String part, String value, Long version) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, id);
    row.set(1, part);
    row.set(2, value);
    row.set(3, version);
    return row;
  }

  /** The rows of main as {@code id=value}, sorted. */
  public List<String> rows() {
    return rows(Expressions.alwaysTrue());
  }

  public List<String> rows(Expression filter) {
    Table table = load();
    return read(table, table.currentSnapshot().snapshotId(), filter);
  }

  public List<String> laneRows() {
    Table table = load();
    return read(table, table.snapshot(Lanes.INGEST).snapshotId(), Expressions.alwaysTrue());
  }

  private static List<String> read(Table table, long snapshotId, Expression filter) {
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table).useSnapshot(snapshotId).where(filter).build()) {
      records.forEach(row -> rows.add(row.getField("id") + "=" + row.getField("value")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.sort(null);
    return rows;
  }

  public Snapshot mainHead() {
    return load().currentSnapshot();
  }

  public SnapshotRef lane() {
    return load().refs().get(Lanes.INGEST);
  }

  /** The checkpoint that the sink would find for itself on the lane after a restart, or -1. */
  public long committedCheckpoint(String job, String operator) {
    return committedCheckpoint(load(), job, operator);
  }

  static long committedCheckpoint(Table table, String job, String operator) {
    Snapshot at = table.snapshot(Lanes.INGEST);
    while (at != null) {
      java.util.Map<String, String> summary = at.summary();
      if (job.equals(summary.get(LaneProperties.SINK_JOB_ID))
          && (summary.get(LaneProperties.SINK_OPERATOR_ID) == null
              || operator.equals(summary.get(LaneProperties.SINK_OPERATOR_ID)))) {
        return Long.parseLong(summary.get(LaneProperties.SINK_CHECKPOINT_ID));
      }
      at = at.parentId() == null ? null : table.snapshot(at.parentId());
    }
    return -1;
  }

  /** What main must always be: without equality deletes, of vectors one for a data file. */
  public void assertMainIsClean() {
    Table table = load();
    Vectors.assertOnePerDataFile(table, table.currentSnapshot());
    try (CloseableIterable<FileScanTask> tasks = load().newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        assertThat(task.deletes()).allMatch(file -> file.content() == FileContent.POSITION_DELETES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(mainHead().summary()).containsEntry("total-equality-deletes", "0");
  }
}
