package dev.firn.reprocess.replay;

import dev.firn.lake.DeclaredStream;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.reprocess.replay.ReplayPlan.Range;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the retained events of a window. Kafka finds the first event of a partition that is as new
 * as a time; from the first of the window no earlier one is missed, but events may come late, so
 * that reading goes on for a while beyond its end. The job leaves out what is not of the window.
 */
public final class ReplayPlanner {
  private static final int MAX_NAMED = 5;

  private final Lake lake;
  private final TopicOffsets offsets;
  private final Clock clock;

  ReplayPlanner(Lake lake, TopicOffsets offsets, Clock clock) {
    this.lake = lake;
    this.offsets = offsets;
    this.clock = clock;
  }

  /** One that asks Kafka. */
  public static ReplayPlanner of(Lake lake) {
    return new ReplayPlanner(lake, new KafkaOffsets(), Clock.systemUTC());
  }

  /**
   * Plans a replay.
   *
   * @param forkedAt time of the fork, which must not be newer than what is replayed where no
   *     version says which row is newer
   * @throws ReplayException if the window cannot be replayed, with the way out
   */
  public ReplayPlan plan(DeclaredTable table, Instant forkedAt, ReplayRequest request) {
    DeclaredStream stream = stream(table);
    List<String> notes = new ArrayList<>();
    Instant from = wholeMillis(request.from());
    Instant to = end(request, notes);
    requireWindow(table, from, to);
    requireOrder(table, forkedAt, to);
    String topic = stream.source().topic();
    List<PartitionOffsets> found =
        offsets.find(stream.source(), from.toEpochMilli(), to.plus(request.late()).toEpochMilli());
    if (found.isEmpty()) {
      throw refused(table, "there is no topic %s".formatted(topic));
    }
    requireRetained(table, topic, from, found, request.allowPartial(), notes);
    List<Range> ranges = ranges(found);
    if (ranges.isEmpty()) {
      throw refused(table, "topic %s has no event from %s to %s".formatted(topic, from, to));
    }
    return new ReplayPlan(table.name(), stream.name(), topic, from, to, ranges, notes);
  }

  private DeclaredStream stream(DeclaredTable table) {
    return lake.streams().stream()
        .filter(stream -> stream.into().contains(table.name()))
        .findFirst()
        .orElseThrow(
            () -> refused(table, "no stream fills it, so that only --sql can compute its rows"));
  }

  private Instant end(ReplayRequest request, List<String> notes) {
    Instant now = wholeMillis(clock.instant());
    Instant to = wholeMillis(request.to());
    if (to.isAfter(now)) {
      notes.add("--to %s is in the future: the window ends now, at %s".formatted(to, now));
      return now;
    }
    return to;
  }

  private static void requireWindow(DeclaredTable table, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw refused(table, "the window from %s to %s is empty".formatted(from, to));
    }
  }

  /** Without versions the last event of a key counts, and the fork may have seen later ones. */
  private static void requireOrder(DeclaredTable table, Instant forkedAt, Instant to) {
    if (table.version().isEmpty() && to.isBefore(forkedAt)) {
      throw refused(
          table,
          "it has no version column, and the fork of %s may have newer rows than a window that ends at %s; let the window end at the fork or later"
              .formatted(forkedAt, to));
    }
  }

  private static void requireRetained(
      DeclaredTable table,
      String topic,
      Instant from,
      List<PartitionOffsets> found,
      boolean allowed,
      List<String> notes) {
    List<PartitionOffsets> lacking =
        found.stream().filter(partition -> partition.mayLack(from.toEpochMilli())).toList();
    if (lacking.isEmpty()) {
      return;
    }
    String which =
        "events of topic %s from %s on may be gone from Kafka: %s"
            .formatted(topic, from, named(lacking));
    if (!allowed) {
      throw refused(table, which + "; begin later, or take what there is with --allow-partial");
    }
    notes.add(which);
  }

  private static String named(List<PartitionOffsets> lacking) {
    List<String> texts = new ArrayList<>();
    lacking.stream().limit(MAX_NAMED).map(ReplayPlanner::lack).forEach(texts::add);
    if (lacking.size() > MAX_NAMED) {
      texts.add("and %d more partitions".formatted(lacking.size() - MAX_NAMED));
    }
    return String.join(", ", texts);
  }

  private static String lack(PartitionOffsets partition) {
    OptionalLong earliest = partition.earliestMillis();
    return "partition %d %s"
        .formatted(
            partition.partition(),
            earliest.isPresent()
                ? "begins at " + Instant.ofEpochMilli(earliest.getAsLong())
                : "holds none of its %d any more".formatted(partition.end()));
  }

  private static List<Range> ranges(List<PartitionOffsets> found) {
    List<Range> ranges = new ArrayList<>();
    for (PartitionOffsets partition : found) {
      long from = partition.from().orElse(partition.end());
      long to = Math.min(partition.stop().orElse(partition.end()), partition.end());
      if (from < to) {
        ranges.add(new Range(partition.partition(), from, to));
      }
    }
    return ranges;
  }

  /** Kafka's times are in milliseconds: those from a moment on are those from the next one on. */
  private static Instant wholeMillis(Instant moment) {
    Instant floor = moment.truncatedTo(ChronoUnit.MILLIS);
    return floor.equals(moment) ? moment : floor.plusMillis(1);
  }

  private static ReplayException refused(DeclaredTable table, String reason) {
    return new ReplayException("Cannot replay table " + table.name() + ": " + reason);
  }
}
