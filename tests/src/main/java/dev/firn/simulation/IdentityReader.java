package dev.firn.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;

/** Reads the identities of rows as any engine does: what the file says, else what follows. */
final class IdentityReader {
  private static final Schema PROJECTION =
      new Schema(MetadataColumns.ROW_ID, MetadataColumns.LAST_UPDATED_SEQUENCE_NUMBER);

  private final FileIO io;
  private final Map<String, List<Identity>> byFile = new HashMap<>();

  IdentityReader(FileIO io) {
    this.io = io;
  }

  /** Of all rows of a live data file, in order of position. */
  List<Identity> read(DataFile file) {
    Long firstRowId = file.firstRowId();
    Long sequenceNumber = file.fileSequenceNumber();
    if (firstRowId == null || sequenceNumber == null) {
      throw new Violation("rows of " + file.location() + " have no identity");
    }
    return byFile.computeIfAbsent(
        file.location() + ' ' + firstRowId + ' ' + sequenceNumber,
        any ->
            read(
                file.location(),
                Map.of(
                    MetadataColumns.ROW_ID.fieldId(),
                    firstRowId,
                    MetadataColumns.LAST_UPDATED_SEQUENCE_NUMBER.fieldId(),
                    sequenceNumber)));
  }

  private List<Identity> read(String location, Map<Integer, Object> inherited) {
    List<Identity> identities = new ArrayList<>();
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.<Record, Object>readBuilder(
                FileFormat.PARQUET, Record.class, io.newInputFile(location))
            .project(PROJECTION)
            .idToConstant(inherited)
            .build()) {
      rows.forEach(row -> identities.add(new Identity((Long) row.get(0), (Long) row.get(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return identities;
  }
}
