package dev.firn.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.encryption.EncryptingFileIO;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DeleteSchemaUtil;
import org.apache.iceberg.util.ContentFileUtil;
import org.roaringbitmap.RoaringBitmap;

/** Reads position delete files and deletion vectors of one table as bitmaps; thread-safe. */
public final class PositionDeletes {
  private final EncryptingFileIO io;
  private final BaseDeleteLoader loader;

  /** A reader of the deletes of that table. */
  public PositionDeletes(Table table) {
    io = EncryptingFileIO.combine(table.io(), table.encryption());
    loader = new BaseDeleteLoader(io::newInputFile);
  }

  /** The positions of a data file that any of its delete files deletes. */
  public RoaringBitmap of(DataFile file, List<DeleteFile> deletes) {
    RoaringBitmap dead = new RoaringBitmap();
    List<DeleteFile> others = new ArrayList<>();
    for (DeleteFile delete : deletes) {
      only(file, delete).ifPresentOrElse(dead::or, () -> others.add(delete));
    }
    if (!others.isEmpty()) {
      PositionDeleteIndex positions = loader.loadPositionDeletes(others, file.location());
      positions.forEach(position -> dead.add(Math.toIntExact(position)));
    }
    return dead;
  }

  /** The same for a file as it was known; of its deletes only those are read that are new. */
  public RoaringBitmap of(LiveFile known, List<DeleteFile> deletes) {
    Set<String> before = DeleteIds.of(known.deletes());
    if (!DeleteIds.of(deletes).containsAll(before)) {
      return of(known.file(), deletes);
    }
    List<DeleteFile> fresh =
        deletes.stream().filter(it -> !before.contains(DeleteIds.of(it))).toList();
    RoaringBitmap dead = of(known.file(), fresh);
    dead.or(known.dead());
    return dead;
  }

  /** The positions of a delete file that is of that data file only; else empty. */
  private Optional<RoaringBitmap> only(DataFile file, DeleteFile delete) {
    boolean isSimple =
        delete.format() == FileFormat.PARQUET
            && delete.content() == FileContent.POSITION_DELETES
            && delete.keyMetadata() == null
            && file.location().equals(ContentFileUtil.referencedDataFileLocation(delete));
    try {
      return isSimple
          ? PositionColumn.read(io.newInputFile(delete), file.location())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read positions of " + delete.location(), e);
    }
  }

  /** The positions that one delete file deletes, by the location of the data file. */
  public Map<String, RoaringBitmap> read(DeleteFile delete) {
    if (ContentFileUtil.isDV(delete)) {
      return Map.of(delete.referencedDataFile(), vector(delete));
    }
    Map<String, RoaringBitmap> positions = new HashMap<>();
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.readBuilder(delete.format(), Record.class, io.newInputFile(delete))
            .project(DeleteSchemaUtil.pathPosSchema())
            .reuseContainers()
            .build()) {
      for (Record row : rows) {
        positions
            .computeIfAbsent(row.get(0, CharSequence.class).toString(), path -> new RoaringBitmap())
            .add(Math.toIntExact(row.get(1, Long.class)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read positions of " + delete.location(), e);
    }
    return positions;
  }

  private RoaringBitmap vector(DeleteFile delete) {
    RoaringBitmap dead = new RoaringBitmap();
    loader
        .loadPositionDeletes(List.of(delete), delete.referencedDataFile())
        .forEach(position -> dead.add(Math.toIntExact(position)));
    return dead;
  }
}
