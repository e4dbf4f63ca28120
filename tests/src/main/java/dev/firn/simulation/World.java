package dev.firn.simulation;

import dev.firn.catalog.plan.LaneProvisioner;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.iceberg.Table;

/** What all who work on the simulated table share. */
final class World {
  final Scenario scenario;
  final Random random;
  final FileNames names;
  final SimulatedClock clock = new SimulatedClock();
  final SimulatedStorage storage = new SimulatedStorage(clock);
  final SimulatedCatalog catalog;
  final SnapshotReader reader = new SnapshotReader(storage);
  final IdentityReader identities = reader.identities();
  final Model model;
  final CorrectionModel corrections;
  final Ledger ledger;
  private final SimulatedProcess bystander = new SimulatedProcess();
  private final Map<String, Integer> tally = new TreeMap<>();
  private int values;
  private int correctionCount;

  World(Scenario scenario) {
    this.scenario = scenario;
    this.random = new Random(scenario.seed());
    this.names = new FileNames(scenario.seed());
    this.catalog = new SimulatedCatalog(scenario.catalog(), storage, clock, scenario.seed());
    this.model = new Model(scenario.versioned(), scenario.isConfined());
    this.corrections = new CorrectionModel(model, reader);
    this.ledger = new Ledger(model, corrections);
    catalog.create(Row.SCHEMA, scenario.spec(), scenario.properties());
    LaneProvisioner.provision(load());
    load()
        .updateProperties()
        .set("commit.retry.min-wait-ms", "1")
        .set("commit.retry.max-wait-ms", "1")
        .commit();
  }

  /** The table as somebody sees it who never fails. */
  Table load() {
    return catalog.load(bystander);
  }

  void count(String what) {
    tally.merge(what, 1, Integer::sum);
  }

  void count(String what, long times) {
    if (times > 0) {
      tally.merge(what, Math.toIntExact(times), Integer::sum);
    }
  }

  Map<String, Integer> tally() {
    return tally;
  }

  /** Whether something happens that does so once in so many times. */
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  long randomId() {
    return random.nextInt(scenario.keys());
  }

  Row newRow(long id, String part) {
    long version = oneIn(4) ? random.nextInt(values + 1) : values;
    return new Row(id, part, "v" + values++, version);
  }

  /** Compares forks and branches of corrections with what they must hold. */
  void lookAtCorrections() {
    Table table = load();
    ledger.sync(table);
    corrections.look(table);
  }

  int nextCorrection() {
    return ++correctionCount;
  }

  String part(long id) {
    boolean moves = scenario.layout() == Scenario.Layout.MOVING;
    return "p" + (moves ? random.nextInt(3) : id % 3);
  }
}
