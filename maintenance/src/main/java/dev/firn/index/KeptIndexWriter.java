package dev.firn.index;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes an index to a file: under another name first, and whole before it takes its name. The file
 * can be read by its owner alone, for it holds the secret of the keys' hash.
 *
 * <pre>
 *   magic, format, table uuid, key, snapshot of main, secret
 *   data files: location, ordinal, rows, ids of delete files, dead positions
 *   shards of rows, as they are in memory
 *   checksum of all that
 * </pre>
 */
final class KeptIndexWriter {
  static final long MAGIC = 0x4649524e_494e4458L;
  static final int FORMAT = 1;
  private static final int BUFFER_BYTES = 1 << 16;

  private KeptIndexWriter() {}

  static void write(MainIndex index, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      OwnerOnly.create(unfinished);
      writeTo(index, unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void writeTo(MainIndex index, Path file) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile());
        BufferedOutputStream buffered = new BufferedOutputStream(stream, BUFFER_BYTES)) {
      CheckedOutputStream checked = new CheckedOutputStream(buffered, new CRC32C());
      DataOutputStream out = new DataOutputStream(checked);
      writeHeader(index, out);
      writeFiles(index.files(), out);
      index.rows().writeTo(out);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      stream.getFD().sync();
    }
  }

  private static void writeHeader(MainIndex index, DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeInt(FORMAT);
    out.writeUTF(index.tableUuid());
    out.writeUTF(index.keyText());
    out.writeLong(index.snapshotId().orElseThrow());
    out.writeLong(index.secret().first());
    out.writeLong(index.secret().second());
  }

  private static void writeIds(Set<String> ids, DataOutputStream out) throws IOException {
    out.writeInt(ids.size());
    for (String id : ids) {
      out.writeUTF(id);
    }
  }

  private static void writeFiles(FileTable files, DataOutputStream out) throws IOException {
    List<LiveFile> inOrder =
        files.all().stream().sorted(Comparator.comparingInt(LiveFile::ordinal)).toList();
    out.writeInt(inOrder.size());
    for (LiveFile file : inOrder) {
      out.writeUTF(file.location());
      out.writeInt(file.ordinal());
      out.writeLong(file.file().recordCount());
      writeIds(DeleteIds.of(file.deletes()), out);
      file.dead().serialize(out);
    }
  }
}
