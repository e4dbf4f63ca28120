package dev.firn.keeper;

import dev.firn.reprocess.CorrectionLook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when corrections of a table begin, have a result and end, and says so in one line each:
 * while one is open its fork is kept, and its publication is a commit that the index has to follow.
 * Owned by the table's thread.
 */
final class CorrectionWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CorrectionWatch.class);

  private final TableIdentifier table;
  private Map<String, CorrectionLook> known = Map.of();

  CorrectionWatch(TableIdentifier table) {
    this.table = table;
  }

  /** Those that are under way in that load of the table. */
  List<CorrectionLook> look(Table loaded) {
    List<CorrectionLook> corrections = CorrectionLook.underWay(loaded);
    Map<String, CorrectionLook> now = new TreeMap<>();
    corrections.forEach(correction -> now.put(correction.name(), correction));
    now.values().forEach(this::compare);
    known.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name ->
            LOG.info("{}: correction '{}' {}", table, name, CorrectionLook.end(loaded, name)));
    known = now;
    return corrections;
  }

  private void compare(CorrectionLook correction) {
    CorrectionLook before = known.get(correction.name());
    if (before == null) {
      LOG.info(
          "{}: correction '{}' is open, started {} by {}: {}",
          table,
          correction.name(),
          correction.startedAt().map(Object::toString).orElse("at an unknown time"),
          correction.author().who(),
          correction.author().why());
    }
    boolean wasComputed =
        Optional.ofNullable(before).filter(CorrectionLook::isComputed).isPresent();
    if (correction.isComputed() && !wasComputed) {
      LOG.info(
          "{}: correction '{}' changes {} rows, its branch holds {} bytes",
          table,
          correction.name(),
          correction.rows(),
          correction.bytes());
    }
  }
}
