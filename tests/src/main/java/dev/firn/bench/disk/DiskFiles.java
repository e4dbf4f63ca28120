package dev.firn.bench.disk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Iceberg's files on the local disk, with nothing in between; as able as S3's. */
public final class DiskFiles implements SupportsPrefixOperations, SupportsBulkOperations {

  @Override
  public InputFile newInputFile(String location) {
    return org.apache.iceberg.Files.localInput(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return org.apache.iceberg.Files.localOutput(new File(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(Path.of(location));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }

  @Override
  public void deleteFiles(Iterable<String> locations) {
    locations.forEach(this::deleteFile);
  }

  @Override
  public void deletePrefix(String prefix) {
    throw new UnsupportedOperationException("Cannot delete all of " + prefix);
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    List<FileInfo> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(Path.of(prefix))) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        found.add(
            new FileInfo(
                path.toString(), Files.size(path), Files.getLastModifiedTime(path).toMillis()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + prefix, e);
    }
    return found;
  }
}
