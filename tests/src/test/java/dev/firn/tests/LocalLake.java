package dev.firn.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.Firn;
import dev.firn.lake.Lake;
import dev.firn.local.Topology;
import dev.firn.local.TopologyListener;
import dev.firn.local.site.FreePorts;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalCredentials;
import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.Ports;
import dev.firn.local.site.SiteChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference lake on a local topology that all integration tests of this JVM share: it is
 * started by the first that asks, on free ports, in {@code tests/target/lake}, and stopped when the
 * JVM ends. A test may stop or kill parts, and leaves all of them running.
 */
public final class LocalLake {

  private static final Set<PartName> ALL = EnumSet.allOf(PartName.class);

  private static @Nullable LocalLake shared;

  /** What a command printed and returned. */
  public record CommandResult(int exitCode, String out, String err) {

    /** This one, if it ended so. */
    CommandResult expect(int wanted) {
      assertThat(exitCode).as(out + err).isEqualTo(wanted);
      return this;
    }

    /** What it printed, read as JSON. */
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (JsonProcessingException problem) {
        throw new UncheckedIOException("Not JSON: " + out, problem);
      }
    }
  }

  private final Topology topology;
  private final LocalDirectory directory;

  private LocalLake(Topology topology, LocalDirectory directory) {
    this.topology = topology;
    this.directory = directory;
  }

  /** The one of this JVM, with all parts running. */
  public static synchronized LocalLake shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** The parts that this build has. */
  public static Set<PartName> parts() {
    return EnumSet.copyOf(ALL);
  }

  public Topology topology() {
    return topology;
  }

  /** The endpoints. */
  public LocalSite site() {
    return topology.site();
  }

  /** The lake as declared, with the endpoints filled in. */
  public Lake lake() {
    return site().declaredLake();
  }

  /** A catalog of its own for the caller, who closes it. */
  public LakeCatalog openCatalog() {
    return LakeCatalog.open(lake());
  }

  /** Runs a command of {@code firn} against this topology, in this JVM. */
  public CommandResult firn(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var commandLine = Firn.commandLine();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all =
        Stream.concat(Stream.of(args), Stream.of("--dir", directory.root().toString()))
            .toArray(String[]::new);
    return new CommandResult(commandLine.execute(all), out.toString(), err.toString());
  }

  private static LocalLake start() {
    var directory = new LocalDirectory(Path.of("target", "lake"));
    Topology topology = topology(directory, FreePorts.pick());
    // A run that was killed may have left its parts.
    topology.down(ALL);
    delete(directory.root());
    topology = topology(directory, FreePorts.pick());
    Runtime.getRuntime().addShutdownHook(new Thread(stopping(topology), "stop-lake"));
    LocalCredentials.use();
    topology.up(ALL);
    return new LocalLake(topology, directory);
  }

  private static Runnable stopping(Topology topology) {
    return () -> topology.down(ALL);
  }

  private static Topology topology(LocalDirectory directory, Ports ports) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(ports.variables());
    return new Topology(
        new SiteChoice(
            Installation.current(), directory, environment, OptionalInt.empty(), Optional.empty()),
        TopologyListener.silent());
  }

  private static void delete(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("Cannot delete " + root, problem);
    }
  }
}
