package dev.firn.cli.terminal;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong in one line per problem; a stack trace only when asked. */
public final class ProblemPrinter implements IExecutionExceptionHandler {

  private static final int MAX_CAUSES = 4;

  private final BooleanSupplier debug;

  /**
   * A printer.
   *
   * @param debug whether stack traces are asked for
   */
  public ProblemPrinter(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (debug.getAsBoolean()) {
      problem.printStackTrace(err);
    } else {
      err.println("firn: " + text(problem));
    }
    err.flush();
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The message, and those of its causes that say something new. */
  public static String text(Throwable problem) {
    var text = new StringBuilder(message(problem));
    Stream.iterate(problem.getCause(), cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(cause -> message(cause).lines().findFirst().orElse(""))
        .filter(message -> text.indexOf(message) < 0)
        .forEach(message -> text.append(": ").append(message));
    return text.toString();
  }

  private static String message(Throwable problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
  }
}
