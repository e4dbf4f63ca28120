package dev.firn.cli.reprocess;

import dev.firn.cli.option.LakeOption;
import dev.firn.reprocess.AsOf;
import dev.firn.reprocess.Author;
import dev.firn.reprocess.run.TableCorrection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a correction. */
@Command(
    name = "start",
    customSynopsis = {
      "firn reprocess start TABLE NAME [OPTIONS]",
      "       firn reprocess start NAME --tables=TABLE,TABLE... [OPTIONS]"
    },
    description = {
      "Begin a correction: a branch of that name, which begins as main is, or was.",
      "What it needs is kept as long as it is open."
    })
final class ReprocessStartCommand implements Runnable {

  @Mixin private LakeOption option;

  @Parameters(
      arity = "1..2",
      paramLabel = "TABLE NAME",
      description = "The table, and the name of the correction, which is that of its branch.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "Tables that are corrected together, instead of TABLE.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "SNAPSHOT|TIME",
      converter = AsOfConverter.class,
      description =
          "Begin at a snapshot of main, or as main was at a time such as 2026-01-31T12:00:00Z;"
              + " default: as it is now.")
  private AsOf asOf = AsOf.now();

  @Option(names = "--why", defaultValue = "", description = "A line that is kept with it.")
  private String why = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    boolean several = !tables.isEmpty();
    require(several == (words.size() == 1), "Give either TABLE NAME, or NAME and --tables");
    List<String> all = several ? tables : words.subList(0, 1);
    require(
        all.size() == 1 || !(asOf instanceof AsOf.Snapshot),
        "A snapshot is of one table: give a time for several");
    try (CorrectionSession session = CorrectionSession.open(option)) {
      Author author = new Author(Author.ofProcess().who(), why);
      print(session.corrections().start(all, words.getLast(), asOf, author));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot close the catalog", e);
    }
  }

  private void print(List<TableCorrection> started) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.print(CorrectionJson.of(started));
    } else {
      started.forEach(it -> out.println(CorrectionText.started(it)));
    }
    out.flush();
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), problem);
    }
  }
}
