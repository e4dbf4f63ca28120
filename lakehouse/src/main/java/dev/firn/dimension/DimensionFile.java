package dev.firn.dimension;

import java.io.IOException;
import java.util.Iterator;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.io.DataWriter;

/** Writes the rows of a dimension into one file, as they are generated. */
final class DimensionFile {
  private final Table table;
  private final DimensionRecords records;

  DimensionFile(Table table, DimensionRecords records) {
    this.table = table;
    this.records = records;
  }

  DataFile write(Iterator<DimensionRow> rows) throws IOException {
    String location =
        table
            .locationProvider()
            .newDataLocation(FileFormat.PARQUET.addExtension("firn-load-" + UUID.randomUUID()));
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(output(location), table.spec(), null);
    try (writer) {
      while (rows.hasNext()) {
        writer.write(records.record(rows.next()));
      }
    }
    return writer.toDataFile();
  }

  private EncryptedOutputFile output(String location) {
    return EncryptingFileIO.combine(table.io(), table.encryption())
        .newEncryptingOutputFile(location);
  }
}
