package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which ports and which lake a topology uses: those of its last start, until others are asked for,
 * which needs it to be down.
 *
 * @param portOffset moves every port that the environment does not name; empty if not asked for
 * @param lake empty if not asked for
 */
public record SiteChoice(
    Installation installation,
    LocalDirectory directory,
    Map<String, String> environment,
    OptionalInt portOffset,
    Optional<Path> lake) {

  /** The topology of the project as it is, for commands that ask for nothing. */
  public static SiteChoice asItIs(Installation installation, LocalDirectory directory) {
    return new SiteChoice(
        installation, directory, System.getenv(), OptionalInt.empty(), Optional.empty());
  }

  /** The topology as it was last started, or as its next start would make it. */
  public LocalSite site() {
    return site(new TopologyFile(directory).read().orElseGet(this::wanted));
  }

  /** The topology as this start makes it; written down for all later commands. */
  public LocalSite claim(boolean running) {
    var file = new TopologyFile(directory);
    Optional<TopologyFile.Content> last = file.read();
    TopologyFile.Content next = last.map(this::changed).orElseGet(this::wanted);
    if (running && last.isPresent() && !last.get().equals(next)) {
      throw new LocalException(
          Category.USER,
          "Cannot change the topology in %s to %s: it runs with %s; run ./firn down first"
              .formatted(directory.root(), describe(next), describe(last.get())));
    }
    file.write(next);
    return site(next);
  }

  private TopologyFile.Content wanted() {
    return new TopologyFile.Content(
        Ports.chosen(environment, portOffset.orElse(0)),
        lake.orElseGet(installation::referenceLake).toAbsolutePath().normalize());
  }

  private TopologyFile.Content changed(TopologyFile.Content last) {
    boolean portsAsked = portOffset.isPresent() || Ports.areNamedIn(environment);
    return new TopologyFile.Content(
        portsAsked ? wanted().ports() : last.ports(),
        lake.isPresent() ? wanted().lake() : last.lake());
  }

  private LocalSite site(TopologyFile.Content content) {
    return new LocalSite(installation, directory, content.ports(), content.lake(), environment);
  }

  private static String describe(TopologyFile.Content content) {
    return "lake %s on ports from %d"
        .formatted(content.lake(), content.ports().number(PortName.S3));
  }
}
