package dev.firn.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out epochs. The number is a property of the table, written against the one metadata that it
 * was read from, so that of two jobs that start at once on a catalog that compares the whole
 * metadata (Glue) each gets its own. A REST catalog compares less: there, starting two jobs of one
 * lake at the same moment under one fixed job id is the operator's mistake to avoid.
 */
final class EpochStore {
  private static final Logger LOG = LoggerFactory.getLogger(EpochStore.class);
  private static final int MAX_ATTEMPTS = 20;

  private EpochStore() {}

  /**
   * Takes the next epoch of a table.
   *
   * @throws CommitFailedException if others changed the table at every attempt
   */
  static Epoch takeNext(Table table) {
    TableOperations operations = ((HasTableOperations) table).operations();
    for (int attempt = 1; ; attempt++) {
      TableMetadata base = operations.refresh();
      Epoch next = Epoch.stored(UUID.fromString(base.uuid()), base.properties()).next();
      try {
        operations.commit(base, base.replaceProperties(with(base.properties(), next)));
        LOG.info("Took epoch {} of table {}", next.number(), table.name());
        return next;
      } catch (CommitFailedException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static Map<String, String> with(Map<String, String> properties, Epoch epoch) {
    Map<String, String> changed = new HashMap<>(properties);
    changed.put(Epoch.PROPERTY, Integer.toString(epoch.number()));
    return changed;
  }
}
