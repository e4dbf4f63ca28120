package dev.firn.bench.compact;

import dev.firn.replay.Channel;
import dev.firn.tpcds.TpcdsGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.OutputFileFactory;

/**
 * Writes the files that all sides compact, at the place of one table: data files as the sink writes
 * them at its checkpoints, and position deletes as the keeper does, one file for each data file.
 */
final class SalesFiles {
  private static final String ORDER = "order_number";

  /** More than a channel has. */
  private static final long ORDERS = 1_000_000_000;

  private final Table table;
  private final OutputFileFactory places;
  private final FileWriterFactory<Record> writers;
  private final long seed;

  SalesFiles(Table table, long seed) {
    this.table = table;
    this.seed = seed;
    this.places = OutputFileFactory.builderFor(table, 0, seed).format(FileFormat.PARQUET).build();
    this.writers =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .deleteFileFormat(FileFormat.PARQUET)
            .build();
  }

  /**
   * Writes all sales of a channel some times, each time with other order numbers: generating them
   * takes longer than writing them.
   *
   * @param rows in a file
   */
  List<DataFile> write(TpcdsGenerator generator, Channel channel, int copies, int rows)
      throws IOException {
    List<DataFile> files = new ArrayList<>();
    Iterator<Record> sales = new SalesRows(generator, channel, table.schema(), seed);
    while (sales.hasNext()) {
      files.addAll(writeFiles(sales, copies, rows));
    }
    return files;
  }

  private List<DataFile> writeFiles(Iterator<Record> sales, int copies, int rows)
      throws IOException {
    Record row = sales.next();
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.partition(row);
    List<DataWriter<Record>> open = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      open.add(writers.newDataWriter(places.newOutputFile(partition), table.spec(), partition));
    }
    write(row, open);
    for (int i = 1; i < rows && sales.hasNext(); i++) {
      write(sales.next(), open);
    }
    List<DataFile> files = new ArrayList<>();
    for (DataWriter<Record> writer : open) {
      writer.close();
      files.add(writer.toDataFile());
    }
    return files;
  }

  private static void write(Record row, List<DataWriter<Record>> writers) {
    long order = (Long) row.getField(ORDER);
    for (DataWriter<Record> writer : writers) {
      row.setField(ORDER, order);
      writer.write(row);
      order += ORDERS;
    }
  }

  /** Deletes a share of the rows of each file, drawn at random. */
  List<DeleteFile> delete(List<DataFile> files, double share) throws IOException {
    SplittableRandom random = new SplittableRandom(~seed);
    List<DeleteFile> deletes = new ArrayList<>();
    for (DataFile file : files) {
      deletes.add(delete(file, share, random));
    }
    return deletes;
  }

  private DeleteFile delete(DataFile file, double share, SplittableRandom random)
      throws IOException {
    PositionDeleteWriter<Record> writer =
        writers.newPositionDeleteWriter(
            places.newOutputFile(file.partition()), table.spec(), file.partition());
    try (writer) {
      PositionDelete<Record> delete = PositionDelete.create();
      for (long row = 0; row < file.recordCount(); row++) {
        if (random.nextDouble() < share) {
          writer.write(delete.set(file.location(), row));
        }
      }
    }
    return writer.toDeleteFile();
  }
}
