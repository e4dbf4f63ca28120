package dev.firn.reprocess;

import dev.firn.lake.CorrectionNames;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** The corrections that a table knows, from its metadata as it was loaded. */
final class Corrections {
  private final Table table;

  private Corrections(Table table) {
    this.table = table;
  }

  static Corrections of(Table table) {
    return new Corrections(table);
  }

  List<Correction> all() {
    Set<String> names = new TreeSet<>();
    table.properties().keySet().stream()
        .flatMap(property -> CorrectionNames.ofProperty(property).stream())
        .forEach(names::add);
    table.refs().keySet().stream()
        .flatMap(
            ref -> CorrectionNames.ofPost(ref).or(() -> CorrectionNames.ofAborted(ref)).stream())
        .forEach(names::add);
    return names.stream().flatMap(name -> find(name).stream()).toList();
  }

  Optional<Correction> find(String name) {
    Optional<OpenCorrection> open = OpenCorrection.from(table.properties(), name);
    if (open.isPresent()) {
      return Optional.of(open(name, open.get()));
    }
    Snapshot post = snapshot(CorrectionNames.post(name));
    if (post != null) {
      return Optional.of(published(name, post));
    }
    return Optional.ofNullable(snapshot(CorrectionNames.aborted(name)))
        .map(head -> of(name, CorrectionState.ABORTED, head, head));
  }

  Correction require(String name) {
    return find(name)
        .orElseThrow(() ->
            new CorrectionRefusedException(
                CorrectionRefusedException.Reason.UNKNOWN_NAME,
                "Cannot find correction '" + name + "' of " + table.name() + ": there is none"));
  }

  private Correction open(String name, OpenCorrection open) {
    Snapshot head = snapshot(name);
    SnapshotRef fork = table.refs().get(CorrectionNames.fork(name));
    Snapshot forked = table.snapshot(open.fork());
    boolean broken = head == null || fork == null || fork.snapshotId() != open.fork();
    boolean computed = !broken && isResult(head, open);
    return new Correction(
        name,
        broken
            ? CorrectionState.BROKEN
            : computed ? CorrectionState.COMPUTED : CorrectionState.OPEN,
        open.fork(),
        Optional.ofNullable(forked).map(Corrections::at),
        head == null ? -1 : head.snapshotId(),
        open.author(),
        Optional.of(computed ? at(Objects.requireNonNull(head)) : open.startedAt()),
        CorrectionCounts.of(computed ? head : null));
  }

  /** Whether that snapshot is what {@link Adoption} has put on the branch, and nobody else. */
  private static boolean isResult(@Nullable Snapshot head, OpenCorrection open) {
    return head != null
        && head.parentId() != null
        && head.parentId() == open.fork()
        && open.id().equals(head.summary().get(CorrectionNames.ID));
  }

  private Correction published(String name, Snapshot post) {
    Snapshot branch = snapshot(name);
    return of(name, publishedState(name, post), post, branch == null ? post : branch);
  }

  private CorrectionState publishedState(String name, Snapshot post) {
    if (!isOnMain(name, post)) {
      return CorrectionState.ROLLED_BACK;
    }
    String reversal = CorrectionNames.revert(name);
    Snapshot reverted = snapshot(CorrectionNames.post(reversal));
    return reverted != null && isOnMain(reversal, reverted)
        ? CorrectionState.REVERTED
        : CorrectionState.PUBLISHED;
  }

  /** As main's history tells; where that is expired, as a rollback has noted it. */
  private boolean isOnMain(String name, Snapshot post) {
    return MainHolds.snapshot(table, post)
        .orElse(!table.refs().containsKey(CorrectionNames.undone(name)));
  }

  private Correction of(String name, CorrectionState state, Snapshot says, Snapshot head) {
    long fork = Long.parseLong(says.summary().getOrDefault(CorrectionNames.FORK_SNAPSHOT, "-1"));
    return new Correction(
        name,
        state,
        fork,
        Optional.ofNullable(table.snapshot(fork)).map(Corrections::at),
        head.snapshotId(),
        author(says),
        Optional.of(at(says)),
        CorrectionCounts.of(says));
  }

  private static Author author(Snapshot snapshot) {
    return new Author(
        snapshot.summary().getOrDefault(CorrectionNames.WHO, ""),
        snapshot.summary().getOrDefault(CorrectionNames.WHY, ""));
  }

  private @Nullable Snapshot snapshot(String ref) {
    SnapshotRef found = table.refs().get(ref);
    return found == null ? null : table.snapshot(found.snapshotId());
  }

  private static Instant at(Snapshot snapshot) {
    return Instant.ofEpochMilli(snapshot.timestampMillis());
  }
}
