package dev.firn.expire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotParser;
import org.apache.iceberg.StatisticsFile;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.NotFoundException;

/**
 * What an expiry leaves behind, written before its commit, so that any process can delete the files
 * later.
 *
 * @param snapshots that were expired
 * @param statistics locations of the files of statistics about them
 */
record ExpiryJournal(List<Snapshot> snapshots, List<String> statistics) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SNAPSHOTS = "snapshots";
  private static final String STATISTICS = "statistics";

  ExpiryJournal {
    snapshots = List.copyOf(snapshots);
    statistics = List.copyOf(statistics);
  }

  /** What these snapshots of a table leave behind. */
  static ExpiryJournal of(TableMetadata base, Set<Long> snapshotIds) {
    List<String> statistics = new ArrayList<>();
    base.statisticsFiles().stream()
        .filter(file -> snapshotIds.contains(file.snapshotId()))
        .map(StatisticsFile::path)
        .forEach(statistics::add);
    base.partitionStatisticsFiles().stream()
        .filter(file -> snapshotIds.contains(file.snapshotId()))
        .map(PartitionStatisticsFile::path)
        .forEach(statistics::add);
    List<Snapshot> snapshots =
        base.snapshots().stream()
            .filter(snapshot -> snapshotIds.contains(snapshot.snapshotId()))
            .toList();
    return new ExpiryJournal(snapshots, statistics);
  }

  /** What several expiries leave behind. */
  static ExpiryJournal of(List<ExpiryJournal> journals) {
    return new ExpiryJournal(
        journals.stream().flatMap(it -> it.snapshots().stream()).toList(),
        journals.stream().flatMap(it -> it.statistics().stream()).toList());
  }

  /** Writes it under a new name, and returns the name. */
  String write(TableOperations operations) {
    String name = "firn-expired-" + UUID.randomUUID() + ".json";
    ObjectNode root = JSON.createObjectNode();
    ArrayNode all = root.putArray(SNAPSHOTS);
    snapshots.forEach(snapshot -> all.add(SnapshotParser.toJson(snapshot)));
    statistics.forEach(root.putArray(STATISTICS)::add);
    try (OutputStream out =
        operations.io().newOutputFile(operations.metadataFileLocation(name)).create()) {
      out.write(JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write expiry journal " + name, e);
    }
    return name;
  }

  /**
   * The journal of that name. One that is gone was done with by a run whose commit did not get
   * through.
   */
  static Optional<ExpiryJournal> find(TableOperations operations, String name) {
    try {
      return Optional.of(read(operations, name));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static ExpiryJournal read(TableOperations operations, String name) {
    try (InputStream in =
        operations.io().newInputFile(operations.metadataFileLocation(name)).newStream()) {
      return parse(JSON.readTree(in));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read expiry journal " + name + ": it is not what an expiry writes", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read expiry journal " + name, e);
    }
  }

  private static ExpiryJournal parse(JsonNode root) {
    List<Snapshot> snapshots = new ArrayList<>();
    root.required(SNAPSHOTS).forEach(json -> snapshots.add(SnapshotParser.fromJson(json.asText())));
    List<String> statistics = new ArrayList<>();
    root.required(STATISTICS).forEach(path -> statistics.add(path.asText()));
    return new ExpiryJournal(snapshots, statistics);
  }
}
