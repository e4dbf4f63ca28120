package dev.firn.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
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

  /** How many messages are enough for tests that do not need the end of the stream. */
  private static final int FIRST = 20_000;

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
    Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
    for (Message message : newestMessages()) {
      JsonNode row = JSON.readTree(message.value());
      String name = row.path("channel").asText("inventory");
      add(sums.computeIfAbsent(name, any -> new HashMap<>()), row);
    }

    report
        .expected()
        .sales()
        .forEach((channel, expected) -> {
          Map<String, BigDecimal> sum = sums.get(channel.label());
          assertThat(sum.get("rows")).isEqualByComparingTo("" + expected.rows());
          assertThat(sum.get("version"))
              .isEqualByComparingTo("" + (expected.rows() + expected.returned()));
          assertThat(sum.get("quantity")).isEqualByComparingTo("" + expected.quantity());
          assertThat(sum.get("sales_price")).isEqualByComparingTo(expected.salesPrice());
          assertThat(sum.get("net_paid")).isEqualByComparingTo(expected.netPaid());
          assertThat(sum.get("tax")).isEqualByComparingTo(expected.tax());
          assertThat(sum.get("net_profit")).isEqualByComparingTo(expected.netProfit());
          assertThat(sum.get("return_quantity"))
              .isEqualByComparingTo("" + expected.returnQuantity());
          assertThat(sum.get("return_amount")).isEqualByComparingTo(expected.returnAmount());
        });
    assertThat(sums).hasSize(Channel.values().length + 1);
    ExpectedInventory inventory = report.expected().inventory();
    assertThat(sums.get("inventory").get("rows")).isEqualByComparingTo("" + inventory.rows());
    assertThat(sums.get("inventory").get("quantity_on_hand"))
        .isEqualByComparingTo("" + inventory.quantityOnHand());
  }

  @Test
  void sendsEachReturnUnderKeyOfItsSaleWithAllItsColumns() throws IOException {
    Map<String, Message> sales = new HashMap<>();
    sent.messages.stream()
        .filter(message -> message.kind() == Message.Kind.INSERT)
        .forEach(message -> sales.put(key(message), message));
    List<Message> updates =
        sent.messages.stream()
            .filter(message -> message.kind() == Message.Kind.UPDATE)
            .limit(5_000)
            .toList();

    assertThat(updates).hasSize(5_000);
    for (Message update : updates) {
      ObjectNode row = (ObjectNode) JSON.readTree(update.value());
      ObjectNode sale = (ObjectNode) JSON.readTree(sales.get(key(update)).value());
      assertThat(row.remove("version").asInt()).isEqualTo(2);
      assertThat(sale.remove("version").asInt()).isEqualTo(1);
      row.remove(List.of("returned_on", "return_quantity", "return_amount"));
      assertThat(row).isEqualTo(sale);
    }
  }

  @Test
  void sendsDuplicatesByteForByteAfterTheirOriginal() {
    Set<String> before = new HashSet<>();

    List<Message> wrong =
        sent.messages.stream()
            .filter(message -> before.add(key(message) + digest(message)) == message.duplicate())
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void sendsSameBytesForSameSeed() {
    assertThat(digests(firstMessages(OPTIONS))).isEqualTo(digests(sent.messages.subList(0, FIRST)));
  }

  @Test
  void sendsOtherOrderForOtherSeed() {
    List<Message> other = firstMessages(new ReplayOptions(0.01, 43, 0.05, 2_000, 3, 8));

    assertThat(digests(other)).isNotEqualTo(digests(sent.messages.subList(0, FIRST)));
  }

  @Test
  void keepsOrderWithoutDisorderAndDuplicates() {
    List<Message> ordered = firstMessages(new ReplayOptions(0.01, 42, 0, 0, 0, 1));

    assertThat(ordered)
        .noneMatch(Message::late)
        .noneMatch(Message::duplicate)
        .noneMatch(message -> message.kind() == Message.Kind.MALFORMED);
  }

  @Test
  void delaysEventsByNoMoreThanTheBound() {
    Map<String, Integer> ordered = salePositions(new ReplayOptions(0.01, 42, 0, 0, 0, 1));
    Map<String, Integer> disordered = salePositions(new ReplayOptions(0.01, 42, 0, 500, 0, 1));
    disordered.keySet().retainAll(ordered.keySet());

    int farthest =
        disordered.keySet().stream()
            .mapToInt(sale -> disordered.get(sale) - ordered.get(sale))
            .max()
            .orElseThrow();

    assertThat(farthest).isBetween(400, 600);
  }

  @Test
  void resumesWhereItWas() {
    RecordingSink rest = new RecordingSink();
    int half = sent.messages.size() / 2;
    Checkpoint checkpoint = new InMemoryCheckpoint(half);

    ReplayReport resumed = run(OPTIONS, rest, checkpoint);

    assertThat(digests(rest.messages))
        .isEqualTo(digests(sent.messages.subList(half, sent.messages.size())));
    assertThat(resumed.sent()).isEqualTo(report.sent());
    assertThat(resumed.expected()).isEqualTo(report.expected());
    assertThat(resumed.resumedAt()).isEqualTo(half);
    assertThat(checkpoint.position()).isEqualTo(sent.messages.size());
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
    Map<String, Integer> positions = new HashMap<>();
    for (Message message : firstMessages(options)) {
      if (message.sale() != null) {
        positions.put(message.sale().toString(), positions.size());
      }
    }
    return positions;
  }

  private static List<Message> firstMessages(ReplayOptions options) {
    RecordingSink sink = new RecordingSink();
    new Replay(options, CLOCK, 0, Checkpoint.none(), () -> sink.messages.size() == FIRST)
        .run(sink, ReplayListener.NONE);
    return sink.messages;
  }

  private static ReplayReport run(ReplayOptions options, EventSink sink, Checkpoint checkpoint) {
    return new Replay(options, CLOCK, 0, checkpoint, () -> false).run(sink, ReplayListener.NONE);
  }

  private static Collection<Message> newestMessages() {
    Map<String, Message> newest = new HashMap<>();
    for (Message message : sent.messages) {
      if (message.kind() != Message.Kind.MALFORMED) {
        newest.merge(
            key(message),
            message,
            (known, other) -> version(other) > version(known) ? other : known);
      }
    }
    return newest.values();
  }

  private static long version(Message message) {
    try {
      JsonNode row = JSON.readTree(message.value());
      return row.has("version")
          ? row.get("version").asLong()
          : LocalDate.parse(row.get("counted_on").asText()).toEpochDay();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, BigDecimal> sums, JsonNode row) {
    sums.merge("rows", BigDecimal.ONE, BigDecimal::add);
    row.properties().stream()
        .filter(field -> field.getValue().isNumber())
        .forEach(field ->
            sums.merge(field.getKey(), new BigDecimal(field.getValue().asText()), BigDecimal::add));
  }

  private static List<Integer> digests(List<Message> messages) {
    return messages.stream().map(ReplayTest::digest).toList();
  }

  private static int digest(Message message) {
    return Arrays.hashCode(message.value());
  }

  private static String key(Message message) {
    return new String(message.key(), StandardCharsets.UTF_8);
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
