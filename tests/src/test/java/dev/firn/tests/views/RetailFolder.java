package dev.firn.tests.views;

import dev.firn.cli.Firn;
import dev.firn.tests.LocalLake.CommandResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The retailer's declarations in a folder of their own, and the command, as somebody types it. */
public final class RetailFolder {

  private static final Path RETAIL = Path.of("../lakehouse/examples/retail");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:-[^}]*)?}");
  private static final String VIEWS = "\nviews:\n";

  private final Path folder;
  private final String definitions;

  private RetailFolder(Path folder, String definitions) {
    this.folder = folder;
    this.definitions = definitions;
  }

  /**
   * Writes the declarations.
   *
   * @param variables that are filled in; others stay as they are
   */
  public static RetailFolder in(Path folder, Map<String, String> variables) throws IOException {
    String lake = Files.readString(RETAIL.resolve("lake.yaml"));
    String definitions = filled(Files.readString(RETAIL.resolve("views.yaml")), variables);
    Files.writeString(folder.resolve("lake.yaml"), filled(lake, variables));
    Files.writeString(folder.resolve("views.yaml"), definitions);
    return new RetailFolder(folder, definitions);
  }

  /** Declares these views alone. */
  public void declareOnly(List<String> views) throws IOException {
    int begin = definitions.indexOf(VIEWS) + VIEWS.length();
    String kept =
        Arrays.stream(definitions.substring(begin).split("(?m)(?=^  \\w+:)"))
            .filter(block -> views.stream().anyMatch(view -> block.startsWith("  " + view + ":")))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("views.yaml"), definitions.substring(0, begin) + kept);
  }

  /** Runs {@code firn views}. */
  public CommandResult views(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Firn.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                Stream.of(
                        Stream.of("views"),
                        Arrays.stream(arguments),
                        Stream.of(
                            "--lake",
                            folder.resolve("lake.yaml").toString(),
                            "--dir",
                            folder.toString()))
                    .flatMap(it -> it)
                    .toArray(String[]::new));
    return new CommandResult(exitCode, out.toString(), err.toString());
  }

  private static String filled(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
  }
}
