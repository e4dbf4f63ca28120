package dev.firn.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The workload at scale 0.01, sent once for all tests. */
class ReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final ReplayOptions OPTIONS = new ReplayOptions(0.01, 42, 0.05, 2_000, 3, 8);

  private static RecordingSink sent;
  private static ReplayReport report;

  @BeforeAll
  static void replay() {
    sent = new RecordingSink();
    report = run(OPTIONS, sent, Checkpoint.none());
  }

  @Test
  void countsWhatItSent() {
    SentCounts counts = report.sent();
    assertThat(report.complete()).isTrue();
    assertThat(sent.messages).hasSize(Math.toIntExact(counts.events()));
    assertThat(counts.inserts()).isEqualTo(report.expected().salesRows());
    assertThat(counts.malformed()).isEqualTo(3L * MalformedKind.values().length);
    assertThat(counts.duplicates()).isBetween(counts.events() / 25, counts.events() / 17);
    assertThat(counts.late()).isGreaterThan(100);
    assertThat(counts.inserts() + counts.updates() + counts.counts())
        .isEqualTo(counts.events() - counts.duplicates() - counts.malformed());
  }

  @Test
  void expectsWhatNewestVersionOfEachKeyHolds() throws IOException {
    Map<String, JsonNode> newest = newestRows();

    for (Channel channel : Channel.values()) {
      List<JsonNode> rows =
          newest.values().stream()
              .filter(row -> row.path("channel").asText().equals(channel.label()))
              .toList();
      ExpectedSales expected = report.expected().sales().get(channel);
      assertThat(rows).hasSize(Math.toIntExact(expected.rows()));
      assertThat(rows)
          .filteredOn(row -> row.get("version").asInt() == 2)
          .hasSize(Math.toIntExact(expected.returned()));
      assertThat(sum(rows, "quantity")).isEqualByComparingTo("" + expected.quantity());
      assertThat(sum(rows, "sales_price")).isEqualByComparingTo(expected.salesPrice());
      assertThat(sum(rows, "net_paid")).isEqualByComparingTo(expected.netPaid());
      assertThat(sum(rows, "tax")).isEqualByComparingTo(expected.tax());
      assertThat(sum(rows, "net_profit")).isEqualByComparingTo(expected.netProfit());
      assertThat(sum(rows, "return_quantity")).isEqualByComparingTo("" + expected.returnQuantity());
      assertThat(sum(rows, "return_amount")).isEqualByComparingTo(expected.returnAmount());
    }
    List<JsonNode> counts =
        newest.values().stream().filter(row -> row.has("warehouse_id")).toList();
    assertThat(new ExpectedInventory(counts.size(), sum(counts, "quantity_on_hand").longValue()))
        .isEqualTo(report.expected().inventory());
  }

  @Test
  void sendsEachReturnUnderKeyOfItsSaleWithAllItsColumns() throws IOException {
    Map<String, JsonNode> sales = new HashMap<>();
    for (Message message : sent.messages) {
      if (message.kind() == Message.Kind.INSERT) {
        sales.put(key(message), JSON.readTree(message.value()));
      }
    }

    assertThat(sent.messages)
        .filteredOn(message -> message.kind() == Message.Kind.UPDATE)
        .isNotEmpty()
        .allSatisfy(message -> {
          JsonNode update = JSON.readTree(message.value());
          JsonNode sale = sales.get(key(message));
          assertThat(sale).isNotNull();
          assertThat(update.get("version").asInt()).isEqualTo(2);
          sale.fieldNames()
              .forEachRemaining(name -> {
                if (!name.equals("version")) {
                  assertThat(update.get(name)).isEqualTo(sale.get(name));
                }
              });
        });
  }

  @Test
  void sendsDuplicatesByteForByteAfterTheirOriginal() {
    Set<String> before = new HashSet<>();
    for (Message message : sent.messages) {
      String bytes = key(message) + Arrays.toString(message.value());
      assertThat(before.contains(bytes)).isEqualTo(message.duplicate());
      before.add(bytes);
    }
  }

  @Test
  void sendsSameBytesForSameSeed() {
    RecordingSink again = new RecordingSink();

    run(OPTIONS, again, Checkpoint.none());

    assertThat(bytes(again.messages)).isEqualTo(bytes(sent.messages));
  }

  @Test
  void sendsOtherOrderButExpectsSameTablesForOtherSeed() {
    RecordingSink other = new RecordingSink();

    ReplayReport otherReport =
        run(new ReplayOptions(0.01, 43, 0.05, 2_000, 3, 8), other, Checkpoint.none());

    assertThat(bytes(other.messages)).isNotEqualTo(bytes(sent.messages));
    assertThat(otherReport.expected()).isEqualTo(report.expected());
  }

  @Test
  void keepsOrderOfSalesWithoutDisorderAndDuplicates() {
    RecordingSink ordered = new RecordingSink();

    ReplayReport orderedReport =
        run(new ReplayOptions(0.01, 42, 0, 0, 0, 1), ordered, Checkpoint.none());

    assertThat(orderedReport.sent().late()).isZero();
    assertThat(orderedReport.sent().duplicates()).isZero();
    assertThat(orderedReport.sent().malformed()).isZero();
  }

  @Test
  void delaysEventsByNoMoreThanTheBound() {
    Map<String, Integer> ordered = salePositions(new ReplayOptions(0.01, 42, 0, 0, 0, 1));
    Map<String, Integer> disordered = salePositions(new ReplayOptions(0.01, 42, 0, 500, 0, 1));

    assertThat(disordered.keySet()).isEqualTo(ordered.keySet());
    assertThat(disordered)
        .allSatisfy((sale, position) ->
            assertThat(Math.abs(position - ordered.get(sale))).isLessThanOrEqualTo(1_000));
  }

  @Test
  void resumesWhereItWas() {
    RecordingSink rest = new RecordingSink();
    Checkpoint half = new InMemoryCheckpoint(100_000);

    ReplayReport resumed = run(OPTIONS, rest, half);

    assertThat(bytes(rest.messages))
        .isEqualTo(bytes(sent.messages.subList(100_000, sent.messages.size())));
    assertThat(resumed.sent()).isEqualTo(report.sent());
    assertThat(resumed.expected()).isEqualTo(report.expected());
    assertThat(resumed.resumedAt()).isEqualTo(100_000);
    assertThat(half.position()).isEqualTo(sent.messages.size());
  }

  @Test
  void stopsCleanlyWhenAsked() {
    RecordingSink some = new RecordingSink();
    Checkpoint checkpoint = new InMemoryCheckpoint(0);
    Replay replay = new Replay(OPTIONS, CLOCK, 0, checkpoint, () -> some.messages.size() == 10);

    ReplayReport stopped = replay.run(some, ReplayListener.NONE);

    assertThat(stopped.complete()).isFalse();
    assertThat(checkpoint.position()).isEqualTo(10);
    assertThat(some.flushes).isPositive();
  }

  private static Map<String, Integer> salePositions(ReplayOptions options) {
    RecordingSink sink = new RecordingSink();
    run(options, sink, Checkpoint.none());
    Map<String, Integer> positions = new HashMap<>();
    for (Message message : sink.messages) {
      if (message.sale() != null) {
        positions.put(message.sale().toString(), positions.size());
      }
    }
    return positions;
  }

  private static ReplayReport run(ReplayOptions options, EventSink sink, Checkpoint checkpoint) {
    return new Replay(options, CLOCK, 0, checkpoint, () -> false).run(sink, ReplayListener.NONE);
  }

  private static Map<String, JsonNode> newestRows() throws IOException {
    Map<String, JsonNode> newest = new HashMap<>();
    for (Message message : sent.messages) {
      if (message.kind() != Message.Kind.MALFORMED) {
        newest.merge(
            key(message),
            JSON.readTree(message.value()),
            (known, other) -> version(other) > version(known) ? other : known);
      }
    }
    return newest;
  }

  private static long version(JsonNode row) {
    return row.has("version")
        ? row.get("version").asLong()
        : LocalDate.parse(row.get("counted_on").asText()).toEpochDay();
  }

  private static BigDecimal sum(List<JsonNode> rows, String column) {
    return rows.stream()
        .filter(row -> row.hasNonNull(column))
        .map(row -> new BigDecimal(row.get(column).asText()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> bytes(List<Message> messages) {
    return messages.stream().map(message -> Arrays.toString(message.value())).toList();
  }

  private static String key(Message message) {
    return new String(message.key(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Progress that no file keeps. */
  private static final class InMemoryCheckpoint implements Checkpoint {
    private long position;

    InMemoryCheckpoint(long position) {
      this.position = position;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void advance(long newPosition) {
      position = newPosition;
    }
  }
}
