package dev.firn.simulation;

import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;

/** Lets something go wrong in what a process does next: others get in between, replies are lost. */
final class Interference {
  private final World world;
  private final Runnable someoneElse;

  /**
   * Interference in one simulation.
   *
   * @param someoneElse does something that others may do at any time
   */
  Interference(World world, Runnable someoneElse) {
    this.world = world;
    this.someoneElse = someoneElse;
  }

  /** Sometimes others commit between two calls of the process to the catalog. */
  void overtake(SimulatedProcess process) {
    if (world.oneIn(3)) {
      overtake(process, 1, 1 + world.random.nextInt(3));
    }
  }

  /**
   * Sometimes the process is overtaken, hears nothing, fails, or dies.
   *
   * @param decisive which of its calls to the catalog comes first after it has looked whether it
   *     may commit
   */
  void arm(SimulatedProcess process, int decisive) {
    int kinds = world.scenario.faults() ? 16 : 5;
    switch (world.random.nextInt(kinds)) {
      case 0, 1, 2, 3 -> overtake(process, decisive, 1 + world.random.nextInt(3));
      case 4 -> {}
      case 5, 6, 7 -> process.dieAtCall(world.random.nextInt(40));
      case 8, 9 -> fail(process);
      case 10, 11 -> process.onCommit(this::loseReply);
      case 12 -> process.onCommit(this::loseRequest);
      case 13 -> process.onCommit(this::landLate);
      case 14 -> process.onCommit(this::conflict);
      default -> {}
    }
  }

  private void overtake(SimulatedProcess process, int decisive, int times) {
    process.atCall(
        world.oneIn(2) ? decisive + world.random.nextInt(2) : world.random.nextInt(7),
        Call::isOfCatalog,
        () -> {
          world.count("overtaken");
          someoneElse.run();
          if (times > 1) {
            overtake(process, 0, times - 1);
          }
        });
  }

  private void fail(SimulatedProcess process) {
    process.atCall(
        world.random.nextInt(10),
        Call::isOfStorage,
        () -> {
          world.count("storage failures");
          throw new SimulatedFailure(Call.READ);
        });
  }

  private void loseReply(Runnable commit) {
    world.count("replies lost");
    commit.run();
    throw new CommitStateUnknownException(new SimulatedFailure(Call.COMMITTED));
  }

  private void loseRequest(Runnable commit) {
    world.count("requests lost");
    throw new CommitStateUnknownException(new SimulatedFailure(Call.COMMIT));
  }

  /** The process hears nothing; its commit lands after others have gone on. */
  private void landLate(Runnable commit) {
    world.count("late landings");
    someoneElse.run();
    try {
      commit.run();
    } catch (CommitFailedException | ValidationException e) {
      world.count("late landings refused");
    }
    throw new CommitStateUnknownException(new SimulatedFailure(Call.COMMITTED));
  }

  private void conflict(Runnable commit) {
    world.count("conflicts");
    throw new CommitFailedException("simulated conflict");
  }
}
