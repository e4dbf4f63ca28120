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

  /** What the AWS SDK says, with all that it has tried, in a thousand characters. */
  private static final String NO_CREDENTIALS =
      "Unable to load credentials from any of the providers";

  private static final String CREDENTIALS_ARE_MISSING =
      "No AWS credentials: neither in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY),"
          + " nor in a profile (AWS_PROFILE), nor from a role of this machine or container";

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
        .filter(message -> text.indexOf(withoutRequest(message)) < 0)
        .forEach(message -> text.append(": ").append(message));
    return text.toString();
  }

  /** AWS clients append which service and which request it was. */
  private static String withoutRequest(String message) {
    int request = message.indexOf(" (Service: ");
    return request < 0 ? message : message.substring(0, request);
  }

  private static String message(Throwable problem) {
    String message = problem.getMessage();
    if (message == null || message.isBlank()) {
      return problem.getClass().getSimpleName();
    }
    return message.startsWith(NO_CREDENTIALS) ? CREDENTIALS_ARE_MISSING : message;
  }
}
