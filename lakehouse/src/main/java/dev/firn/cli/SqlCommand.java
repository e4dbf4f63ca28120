package dev.firn.cli;

import dev.firn.local.TopologyListener;
import dev.firn.sql.OutputFormat;
import dev.firn.sql.SqlSession;
import dev.firn.sql.TrinoAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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

  @Option(names = "--user", defaultValue = "firn", description = "Who asks; default: firn.")
  private String user;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Another Trino, such as jdbc:trino://host:443; default: $$FIRN_TRINO, or the local"
              + " topology.")
  private @Nullable String url;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    String script = "-".equals(sql) ? standardInput() : sql;
    PrintWriter out = spec.commandLine().getOut();
    TrinoAddress address = new TrinoAddress(trino(), catalog, schema, user);
    try (SqlSession session = SqlSession.open(address);
        var _ = StopSignal.on(session::cancel)) {
      if (session.run(script, json ? OutputFormat.JSON : format, out) == 0) {
        throw new ParameterException(spec.commandLine(), "Cannot run SQL: there is no statement");
      }
    }
  }

  private String trino() {
    String fromEnvironment = System.getenv().getOrDefault("FIRN_TRINO", "");
    if (url != null) {
      return url;
    }
    return fromEnvironment.isBlank()
        ? topology.topology(TopologyListener.silent()).site().trinoUrl()
        : fromEnvironment;
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
