package dev.firn.cli;

import dev.firn.cli.option.TopologyOption;
import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.cli.terminal.StopSignal;
import dev.firn.sql.OutputFormat;
import dev.firn.sql.SqlSession;
import dev.firn.sql.TrinoAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs SQL in Trino and prints what it returns. */
@Command(
    name = "sql",
    description = {
      "Run SQL statements, separated by semicolons, and print what they return.",
      "Stops at the first statement that fails. Ctrl-C cancels the statement that runs."
    })
final class SqlCommand implements Runnable {

  @Mixin private TopologyOption topology;

  @Mixin private TrinoUrlOption trino;

  @Parameters(paramLabel = "SQL", description = "The statements; - reads them from standard input.")
  private String sql;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TABLE",
      description = "One of ${COMPLETION-CANDIDATES}; default: TABLE.")
  private OutputFormat format;

  @Option(names = "--json", description = "The same as --format JSON: an object for each row.")
  private boolean json;

  @Option(names = "--catalog", defaultValue = "lake", description = "Catalog; default: lake.")
  private String catalog;

  @Option(names = "--schema", defaultValue = "retail", description = "Schema; default: retail.")
  private String schema;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String script = "-".equals(sql) ? standardInput() : sql;
    PrintWriter out = spec.commandLine().getOut();
    TrinoAddress address = trino.address(catalog, schema, topology);
    try (SqlSession session = SqlSession.open(address);
        var _ = StopSignal.on(session::cancel)) {
      if (session.run(script, json ? OutputFormat.JSON : format, out) == 0) {
        throw new ParameterException(spec.commandLine(), "Cannot run SQL: there is no statement");
      }
    }
  }

  private String standardInput() {
    try (InputStream in = System.in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "Cannot read SQL from standard input: " + e.getMessage(), e);
    }
  }
}
