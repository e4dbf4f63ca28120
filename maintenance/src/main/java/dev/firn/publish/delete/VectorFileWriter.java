package dev.firn.publish.delete;

import dev.firn.files.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.puffin.Blob;
import org.apache.iceberg.puffin.BlobMetadata;
import org.apache.iceberg.puffin.Puffin;
import org.apache.iceberg.puffin.PuffinWriter;
import org.apache.iceberg.puffin.StandardBlobTypes;

/**
 * Writes deletion vectors of many data files into one Puffin file: one request to the store for one
 * commit, whatever the number of data files. Such a file lives as long as any of its vectors, which
 * is why files are only ever expired by what snapshots still reach ({@code docs/protocol.md}, H3).
 */
final class VectorFileWriter {
  private final Table table;

  VectorFileWriter(Table table) {
    this.table = table;
  }

  /** The vectors, by the location of the data file. */
  Map<String, DeleteFile> write(List<DeadPositions> dead, String location) {
    EncryptedOutputFile output =
        EncryptingFileIO.combine(table.io(), table.encryption()).newEncryptingOutputFile(location);
    List<BlobMetadata> blobs = new ArrayList<>();
    PuffinWriter writer = Puffin.write(output.encryptingOutputFile()).createdBy("Firn").build();
    try (writer) {
      dead.forEach(positions -> blobs.add(writer.write(blob(positions))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write deletion vectors to " + location, e);
    }
    Map<String, DeleteFile> vectors = new HashMap<>();
    for (int i = 0; i < blobs.size(); i++) {
      DataFile file = dead.get(i).file();
      vectors.put(file.location(), vector(dead.get(i), blobs.get(i), output, writer.fileSize()));
    }
    return vectors;
  }

  private static Blob blob(DeadPositions dead) {
    return new Blob(
        StandardBlobTypes.DV_V1,
        List.of(MetadataColumns.ROW_POSITION.fieldId()),
        // Both are those of the snapshot that the vector comes with.
        -1,
        -1,
        VectorBlob.of(dead.positions()),
        null,
        Map.of(
            "referenced-data-file",
            dead.file().location(),
            "cardinality",
            Long.toString(dead.positions().getLongCardinality())));
  }

  private DeleteFile vector(
      DeadPositions dead, BlobMetadata blob, EncryptedOutputFile output, long fileBytes) {
    return FileMetadata.deleteFileBuilder(Specs.of(table, dead.file()))
        .ofPositionDeletes()
        .withFormat(FileFormat.PUFFIN)
        .withPath(output.encryptingOutputFile().location())
        .withPartition(dead.file().partition())
        .withEncryptionKeyMetadata(output.keyMetadata())
        .withFileSizeInBytes(fileBytes)
        .withReferencedDataFile(dead.file().location())
        .withContentOffset(blob.offset())
        .withContentSizeInBytes(blob.length())
        .withRecordCount(dead.positions().getLongCardinality())
        .build();
  }
}
