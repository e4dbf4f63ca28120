package dev.firn.cli.option;

import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.SiteChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which local topology a command means. */
public final class TopologyOption {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Folder of the local topology; default: $$FIRN_DIR, or .firn in the project's folder.")
  private @Nullable Path dir;

  /** The folder of the topology. */
  public LocalDirectory directory() {
    String variable = System.getenv().getOrDefault("FIRN_DIR", "");
    if (dir != null) {
      return new LocalDirectory(dir);
    }
    return variable.isBlank()
        ? Installation.current().defaultDirectory()
        : new LocalDirectory(Path.of(variable));
  }

  /** The topology as it is, for commands that change no setting of it. */
  public Topology topology(TopologyListener listener) {
    return new Topology(SiteChoice.asItIs(Installation.current(), directory()), listener);
  }

  /** That no topology runs there, and what to do. */
  String nothingRuns() {
    return "No local topology runs in %s%s; start one with './firn up', name the folder of another with --dir, or name a lake elsewhere with --lake"
        .formatted(
            directory().root(),
            running().map(folder -> " (one runs in %s)".formatted(folder)).orElse(""));
  }

  /** A topology that runs in a folder of the project's own, as that of the demo. */
  private static Optional<Path> running() {
    Installation installation = Installation.current();
    try (Stream<Path> folders = Files.list(installation.defaultDirectory().root())) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> runs(installation, new LocalDirectory(folder)))
          .findFirst();
    } catch (IOException | UncheckedIOException problem) {
      return Optional.empty();
    }
  }

  private static boolean runs(Installation installation, LocalDirectory directory) {
    return new Topology(SiteChoice.asItIs(installation, directory), TopologyListener.silent())
        .runs();
  }

  /** The topology with other settings, for a start. */
  public Topology topology(OptionalInt portOffset, Optional<Path> lake, TopologyListener listener) {
    return new Topology(
        new SiteChoice(Installation.current(), directory(), System.getenv(), portOffset, lake),
        listener);
  }
}
