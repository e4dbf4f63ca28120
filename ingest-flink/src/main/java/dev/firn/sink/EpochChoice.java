package dev.firn.sink;

import dev.firn.lake.Lanes;
import java.util.OptionalLong;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a sink goes on with its epoch.
 *
 * <pre>
 *   start             checkpoint has the newest epoch?   newest commit of it   epoch
 *   stateless         -                                  -                     new
 *   from checkpoint   no                                 -                     new
 *   from checkpoint   yes                                after the checkpoint  new
 *   from checkpoint   yes                                not after it          the same
 *   by the cluster    unknown: {@link EpochFence} looks when the job runs      the same
 * </pre>
 *
 * With a new epoch the sink's own state is left behind. Nothing is lost by that: what it held was
 * committed already (commits go in the order of checkpoints), or its events are read again.
 */
final class EpochChoice {
  private static final Logger LOG = LoggerFactory.getLogger(EpochChoice.class);

  private EpochChoice() {}

  static Epoch of(Table table, StartState start) {
    Epoch stored = Epoch.stored(table.uuid(), table.properties());
    return keeps(table, stored, start) ? stored : EpochStore.takeNext(table);
  }

  private static boolean keeps(Table table, Epoch stored, StartState start) {
    if (start instanceof StartState.Restored restored) {
      return continues(table, stored, restored);
    }
    return start instanceof StartState.LeftToCluster;
  }

  private static boolean continues(Table table, Epoch stored, StartState.Restored restored) {
    if (!restored.operatorIds().contains(stored.operatorId())) {
      return false;
    }
    OptionalLong marker = Marker.newest(table, Lanes.INGEST, stored.operatorId());
    if (marker.isPresent() && marker.getAsLong() > restored.checkpointId()) {
      LOG.warn(
          "Table {} has commits up to checkpoint {}, the job restores checkpoint {}: it takes a new epoch and reads the events in between again",
          table.name(),
          marker.getAsLong(),
          restored.checkpointId());
      return false;
    }
    return true;
  }
}
