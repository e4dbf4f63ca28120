package dev.firn.orphan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manifests that Flink's sink keeps beside the table's own until it has committed what they
 * name ({@code <job>-<operator>-<subtask>-<attempt>-<checkpoint>-<count>.avro}): a job that is
 * started from a savepoint commits them, however long it stood still.
 */
final class SinkManifests {
  private static final Logger LOG = LoggerFactory.getLogger(SinkManifests.class);
  private static final Pattern IN_METADATA = Pattern.compile("metadata/[^/]+\\.avro");
  private static final Pattern OF_TABLE = Pattern.compile("metadata/(snap-.+|.+-m\\d+)\\.avro");

  private SinkManifests() {}

  /**
   * Whether it may be one, by its name; whatever the table would not name so may.
   *
   * @param path below the table's location
   */
  static boolean isOne(String path) {
    return IN_METADATA.matcher(path).matches() && !OF_TABLE.matcher(path).matches();
  }

  /**
   * Hands over the locations that it names; none if it is gone, since it is committed then.
   *
   * @throws RuntimeException if it cannot be read
   */
  static void forEachFile(FileIO io, String location, Consumer<String> file) {
    try (DataFileStream<GenericRecord> entries = open(io.newInputFile(location))) {
      for (GenericRecord entry : entries) {
        if (entry.hasField("data_file") && entry.get("data_file") instanceof GenericRecord named) {
          file.accept(String.valueOf(named.get("file_path")));
        }
      }
    } catch (NotFoundException e) {
      LOG.debug("{} is gone, and what it named is committed", location, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + location + ", which may name files", e);
    }
  }

  private static DataFileStream<GenericRecord> open(InputFile file) throws IOException {
    return new DataFileStream<>(file.newStream(), new GenericDatumReader<>());
  }
}
