package dev.firn.local.part;

import dev.firn.local.process.Launch;
import dev.firn.local.process.OrphanSearch;
import dev.firn.local.site.Installation;
import dev.firn.local.site.LocalSite;
import dev.firn.local.site.PartName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the JVM of a part is started.
 *
 * @param heapMegabytes limit of its heap
 * @param options further JVM options, the class path or the jar, the main class
 */
public record JavaLaunch(
    PartName part, int heapMegabytes, List<String> options, List<String> arguments) {
  /**
   * For a part that stands in for a service elsewhere: what the second compiler would take of this
   * machine, the job and the keeper need more.
   */
  static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  /**
   * For a part that works at the pace of a stream: what runs a few thousand times an hour is not
   * worth the optimising compiler, which takes from the stream what it needs, and most while a part
   * is new. Four times the JVM's defaults, as the launcher has it, but not for loops: a stream
   * waits for its own.
   */
  static final List<String> PATIENT_COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=2400",
          "-XX:Tier4CompileThreshold=60000");

  public JavaLaunch {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** The same with further arguments. */
  JavaLaunch with(String... further) {
    return new JavaLaunch(
        part,
        heapMegabytes,
        options,
        Stream.concat(arguments.stream(), Stream.of(further)).toList());
  }

  /** The whole command line and surroundings at that site. */
  public Launch at(LocalSite site) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.add(OrphanSearch.mark(site.directory(), part));
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    // A part that is out of memory must be seen to be dead, not be half alive.
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Dfirn.home=" + site.installation().home());
    command.addAll(options);
    command.addAll(arguments);
    return new Launch(command, site.partEnvironment(), site.directory().data(part));
  }
}
