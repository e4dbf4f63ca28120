package dev.firn.cli.views;

import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.option.TrinoUrlOption;
import dev.firn.handbook.Handbook;
import dev.firn.handbook.LakeFreshness;
import dev.firn.health.FreshnessLook;
import dev.firn.semantic.Entity;
import dev.firn.semantic.Placement;
import dev.firn.semantic.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
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
            + " comes from, how fresh that is, how to ask.")
final class ViewsDocsCommand implements Runnable {

  @Mixin private ViewsOption option;
  @Mixin private TrinoUrlOption trino;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "views.html",
      description = "Where to write it; default: views.html.")
  private Path file;

  @Option(
      names = "--offline",
      description = "Do not ask the catalog: the page says that freshness is unknown.")
  private boolean offline;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    ViewsOption.Declared declared = option.read();
    Placement placement = declared.model().placement(Target.TRINO);
    String url =
        trino.address(placement.catalog(), placement.tableSchema(), option.topology()).url();
    try {
      Files.writeString(
          file, Handbook.of(declared.model(), declared.lake(), url, freshness(declared)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    spec.commandLine().getOut().println("Wrote " + file.toAbsolutePath());
    spec.commandLine().getOut().flush();
  }

  /** A page without it is better than none, so whatever goes wrong is only said. */
  private LakeFreshness freshness(ViewsOption.Declared declared) {
    Instant now = Instant.now();
    if (offline) {
      return LakeFreshness.unknown(now, "the catalog was not asked");
    }
    Set<String> tables =
        declared.model().entities().stream().map(Entity::table).collect(Collectors.toSet());
    try (LakeCatalog catalog = declared.source().open(declared.lake())) {
      return FreshnessLook.of(tables, catalog, now);
    } catch (IOException | RuntimeException e) {
      return LakeFreshness.unknown(
          now,
          "the catalog does not answer: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }
}
