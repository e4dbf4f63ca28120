package dev.firn.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One seed: everybody does something in random turns, and the table is checked after each. */
final class Simulation {
  private static final int KEEPERS = 2;

  private final World world;
  private final Mutation mutation;
  private final Stream stream;
  private final Outsiders outsiders;
  private final Checker checker;
  private final SlowReaders readers;
  private final Interference interference;
  private final List<SimulatedKeeper> keepers = new ArrayList<>();
  private Corrector corrector;
  private @Nullable SimulatedKeeper busy;
  private boolean streaming;

  Simulation(Scenario scenario, Mutation mutation) {
    this.world = new World(scenario);
    this.mutation = mutation;
    this.stream = new Stream(world);
    this.outsiders = new Outsiders(world);
    this.checker = new Checker(world);
    this.readers = new SlowReaders(world);
    this.interference = new Interference(world, this::someoneElse);
    this.corrector = new Corrector(world, mutation);
    for (int i = 0; i < KEEPERS; i++) {
      keepers.add(new SimulatedKeeper(world, mutation));
    }
  }

  /** Runs so many turns, then lets the keeper finish; what happened, by its name. */
  Map<String, Integer> run(int turns) {
    for (int turn = 0; turn < turns; turn++) {
      world.clock.pass(Duration.ofSeconds(1 + world.random.nextInt(world.oneIn(8) ? 2400 : 120)));
      turn();
      checker.check();
      readers.check();
    }
    finish();
    keepers.forEach(SimulatedKeeper::close);
    return world.tally();
  }

  private void turn() {
    switch (world.random.nextInt(30)) {
      case 0, 1, 2, 3 -> stream(stream::commit);
      case 4 -> stream(stream::commitAgain);
      case 5 -> stream.change();
      case 6, 7 -> outside();
      case 8 -> restart(world.random.nextInt(KEEPERS));
      case 9, 10, 27, 28, 29 -> keep(anyKeeper(), 1, SimulatedKeeper::move);
      case 11 -> readers.begin();
      case 12 -> keep(anyKeeper(), 4, SimulatedKeeper::expire);
      case 13, 14 -> keep(compactingKeeper(), 3, SimulatedKeeper::compact);
      case 15 -> keep(anyKeeper(), 2, SimulatedKeeper::rewriteManifests);
      case 16 -> keep(anyKeeper(), 4, SimulatedKeeper::removeOrphans);
      case 17, 18, 19, 20, 21 -> correct();
      default -> keep(anyKeeper(), 3, SimulatedKeeper::publish);
    }
  }

  /** Without trouble, all that the lane holds comes to main. */
  private void finish() {
    restart(0);
    for (int i = 0; i < 500 && world.ledger.hasUnpublishedRows(); i++) {
      keepers.get(0).publish();
      checker.check();
    }
    if (world.ledger.hasUnpublishedRows()) {
      throw new Violation("the lane has rows that main does not get");
    }
  }

  private void stream(Consumer<SimulatedProcess> commit) {
    SimulatedProcess process = new SimulatedProcess();
    interference.overtake(process);
    streaming = true;
    commit.accept(process);
    streaming = false;
  }

  private void outside() {
    if (world.scenario.outsiders()) {
      outsiders.act();
    }
  }

  private SimulatedKeeper anyKeeper() {
    return keepers.get(world.random.nextInt(KEEPERS));
  }

  /** The one whose rewrite waits for its commit, or any. */
  private SimulatedKeeper compactingKeeper() {
    return keepers.stream()
        .filter(SimulatedKeeper::isCompacting)
        .findFirst()
        .orElseGet(this::anyKeeper);
  }

  private void restart(int keeper) {
    keepers.get(keeper).close();
    keepers.set(keeper, new SimulatedKeeper(world, mutation));
    world.count("restarts");
  }

  private void keep(SimulatedKeeper keeper, int decisive, Consumer<SimulatedKeeper> step) {
    busy = keeper;
    work(keeper.process(), decisive, () -> step.accept(keeper));
    busy = null;
    if (keeper.process().isDead()) {
      world.count("crashes");
      restart(keepers.indexOf(keeper));
    }
  }

  private void correct() {
    work(corrector.process(), 1 + world.random.nextInt(4), corrector::act);
    if (corrector.process().isDead()) {
      world.count("crashes of corrections");
      corrector = new Corrector(world, mutation);
    }
    world.lookAtCorrections();
  }

  private void work(SimulatedProcess process, int decisive, Runnable step) {
    interference.arm(process, decisive);
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      requireSimulated(process, e);
    } finally {
      process.disarm();
    }
  }

  private static void requireSimulated(SimulatedProcess process, Throwable e) {
    if (e instanceof Violation violation) {
      throw violation;
    }
    if (e instanceof LinkageError error) {
      // A simulation that is built wrongly has found nothing.
      throw error;
    }
    if (process.isDead() || SimulatedFailure.isIn(e)) {
      return;
    }
    throw new Violation("the keeper fails: " + e, e);
  }

  /** What may happen at any moment of a keeper's or the sink's work. */
  private void someoneElse() {
    try {
      // The sink commits one checkpoint after the other.
      switch (world.random.nextInt(streaming ? 6 : 12)) {
        case 0, 1 -> outside();
        case 2 -> outsiders.setProperty();
        case 3, 4 -> otherKeeper().publish();
        case 5 -> otherKeeper().move();
        case 6 -> stream.commitAgain(new SimulatedProcess());
        case 7 -> new Corrector(world, mutation).publishAny();
        default -> stream.commit(new SimulatedProcess());
      }
    } catch (RuntimeException e) {
      throw new Violation("somebody else fails: " + e, e);
    }
  }

  private SimulatedKeeper otherKeeper() {
    return keepers.get(keepers.get(0) == busy ? 1 : 0);
  }
}
