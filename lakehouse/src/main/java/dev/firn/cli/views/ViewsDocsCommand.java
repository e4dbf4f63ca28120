package dev.firn.cli.views;

import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.handbook.Handbook;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a page about all views. */
@Command(
    name = "docs",
    description =
        "Write one HTML page about all views: what they answer, how it is calculated, where it"
            + " comes from.")
final class ViewsDocsCommand implements Runnable {

  @Mixin private ViewsOption option;
  @Mixin private TrinoUrlOption trino;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "views.html",
      description = "Where to write it; default: views.html.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ViewsOption.Declared declared = option.read();
    Placement placement = declared.model().placement(Target.TRINO);
    String url =
        trino.address(placement.catalog(), placement.tableSchema(), option.topology()).url();
    try {
      Files.writeString(file, Handbook.of(declared.model(), declared.lake(), url));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    spec.commandLine().getOut().println("Wrote " + file.toAbsolutePath());
    spec.commandLine().getOut().flush();
  }
}
