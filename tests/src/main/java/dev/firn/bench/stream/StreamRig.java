package dev.firn.bench.stream;

import dev.firn.bench.BenchContext;
import dev.firn.probe.SaleProbe;
import dev.firn.probe.Settling;
import dev.firn.replay.kafka.KafkaEventSink;
import dev.firn.replay.kafka.KafkaTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** A topology with a load into its table {@code sales}, and the check of what comes out. */
public final class StreamRig implements AutoCloseable {
  private static final int TOPIC_PARTITIONS = 4;
  private static final Duration KAFKA_PATIENCE = Duration.ofMinutes(5);

  private final BenchContext context;
  private final OwnTopology topology;
  private final KafkaEventSink sink;
  private final Ledger ledger;

  /**
   * Connects to a topology that runs.
   *
   * @param topology closed by the caller
   * @param keys how many keys the load may use
   */
  public StreamRig(BenchContext context, OwnTopology topology, int keys) {
    this(context, topology, new Ledger(keys));
  }

  /**
   * Connects to a topology that runs.
   *
   * @param topology closed by the caller
   * @param ledger empty
   */
  public StreamRig(BenchContext context, OwnTopology topology, Ledger ledger) {
    this.context = context;
    this.topology = topology;
    this.ledger = ledger;
    this.sink =
        KafkaEventSink.open(
            new KafkaTarget(
                topology.lake().streams().getFirst().source(), TOPIC_PARTITIONS, KAFKA_PATIENCE),
            context.console()::say);
  }

  /** Begins to send. */
  public UpsertLoad load(LoadOptions options, Consumer<SaleProbe> probes) {
    return UpsertLoad.start(options, ledger, sink, probes);
  }

  /** Sends one upsert of each of the first keys, as fast as possible. */
  public void sendEach(int keys) {
    for (int number = 0; number < keys; number++) {
      Ledger.Version next = ledger.next(number);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      Upsert upsert = new Upsert(number, next.version(), now);
      sink.send(upsert.keyBytes(), upsert.json());
      ledger.sent();
    }
    sink.flush();
  }

  /** What was sent. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Waits until everything is on main, or nothing moves any more: the check then finds what is
   * missing.
   */
  public void settle(Duration maxStandstill) {
    context.console().say("%,d events sent; wait until all is on main".formatted(ledger.events()));
    new Settling(topology.lake(), maxStandstill).await().ifPresent(context.console()::say);
  }

  /** Compares every row of main with what was sent. */
  public SalesCheck.Result check() {
    context.console().say("Compare main with what was sent");
    return new SalesCheck(topology.queries(), "sales").compare(ledger);
  }

  @Override
  public void close() {
    sink.close();
  }
}
