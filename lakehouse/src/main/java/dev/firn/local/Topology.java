package dev.firn.local;

import dev.firn.local.part.Parts;
import dev.firn.local.site.LocalException;
import dev.firn.local.site.LocalException.Category;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import dev.firn.local.site.SiteChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The local topology: its parts, in the order of their start. All that it knows is on disk, so any
 * number of commands may look at it; one at a time changes it. {@link #up} and {@link #down} do
 * only what is missing and may be repeated after any failure.
 */
public final class Topology {

  private final SiteChoice choice;
  private final TopologyListener listener;

  /** Parts that this process has started, so that an interrupted start can be undone. */
  private final List<PartProcess> startedHere = new ArrayList<>();

  private volatile boolean cancelled;

  public Topology(SiteChoice choice, TopologyListener listener) {
    this.choice = choice;
    this.listener = listener;
  }

  /** The endpoints, as the last start chose them. */
  public LocalSite site() {
    return choice.site();
  }

  /** Whether a part runs, and with it the topology. */
  public boolean runs() {
    return processes(site(), any -> true).stream().anyMatch(part -> part.running().isPresent());
  }

  /** Whether that part runs. */
  public boolean runs(PartName name) {
    return runs(site(), name);
  }

  /**
   * Starts what is missing of these parts and waits until it serves.
   *
   * @throws LocalException naming the part that did not start; the others stay up
   */
  public void up(Set<PartName> wanted) {
    try (var _ = TopologyLock.acquire(choice.directory(), listener::waiting)) {
      LocalSite site = choice.claim(runs());
      start(processes(site, part -> wanted.contains(part) && !part.needsTables()));
      var preparation = new LakePreparation(site, part -> runs(site, part));
      preparation.bucketAndTopics();
      if (wanted.stream().anyMatch(PartName::needsTables)) {
        preparation.tables();
      }
      start(processes(site, part -> wanted.contains(part) && part.needsTables()));
    }
  }

  /** Stops these parts, the last started first. */
  public void down(Set<PartName> wanted) {
    try (var _ = TopologyLock.acquire(choice.directory(), listener::waiting)) {
      for (PartProcess part : processes(site(), wanted::contains).reversed()) {
        if (part.stop()) {
          listener.stopped(part.name());
        }
      }
    }
  }

  /** Undoes an {@link #up} that is interrupted in another thread: stops what it has started. */
  public void cancel() {
    synchronized (startedHere) {
      cancelled = true;
      for (PartProcess part : startedHere.reversed()) {
        if (part.stop()) {
          listener.stopped(part.name());
        }
      }
    }
  }

  /** Kills one part as a crash would; returns whether it ran. */
  public boolean kill(PartName name) {
    return processes(site(), name::equals).getFirst().kill();
  }

  /** How every part is now. */
  public List<PartStatus> status() {
    return processes(site(), any -> true).stream().map(PartProcess::status).toList();
  }

  private static boolean runs(LocalSite site, PartName name) {
    return processes(site, name::equals).getFirst().running().isPresent();
  }

  private void start(List<PartProcess> parts) {
    List<PartProcess> launched = new ArrayList<>();
    long begin = System.nanoTime();
    for (PartProcess part : parts) {
      if (launch(part)) {
        launched.add(part);
      }
    }
    for (PartProcess part : launched) {
      await(part);
      listener.started(part.name(), Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /** Returns whether to wait for it. */
  private boolean launch(PartProcess part) {
    if (part.running().isPresent()) {
      boolean serves = part.isHealthy();
      if (serves) {
        listener.alreadyRuns(part.name());
      }
      return !serves;
    }
    synchronized (startedHere) {
      refuseWhenCancelled();
      listener.starting(part.name());
      startedHere.add(part);
      part.launch();
    }
    return true;
  }

  private void await(PartProcess part) {
    try {
      part.awaitHealthy();
    } catch (LocalException problem) {
      refuseWhenCancelled();
      throw problem;
    }
  }

  private void refuseWhenCancelled() {
    if (cancelled) {
      throw new LocalException(Category.USER, "Cannot start the topology: interrupted");
    }
  }

  private static List<PartProcess> processes(LocalSite site, Predicate<PartName> wanted) {
    return Arrays.stream(PartName.values())
        .filter(wanted)
        .map(name -> new PartProcess(site.directory(), Parts.of(name, site), site.ports()))
        .toList();
  }
}
