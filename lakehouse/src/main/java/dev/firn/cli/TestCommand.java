package dev.firn.cli;

import picocli.CommandLine.Command;

/** Shows {@code test} in the help: the script {@code firn} runs it, because it needs no build. */
@Command(
    name = "test",
    description = "Run the whole build with its tests: mvn verify, with the options given.")
final class TestCommand implements Runnable {

  @Override
  public void run() {
    throw new IllegalStateException("Cannot test: start it by the script firn");
  }
}
