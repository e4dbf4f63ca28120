package dev.firn.local.process;

import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds a part whose pid file is missing: its starter was killed before it could write one. Every
 * part carries its name and its folder on its command line.
 */
public final class OrphanSearch {

  private final LocalDirectory directory;

  /** A search among the parts of the topology in that folder. */
  public OrphanSearch(LocalDirectory directory) {
    this.directory = directory;
  }

  /** The JVM option by which a part is recognised. */
  public static String mark(LocalDirectory directory, PartName part) {
    return "-Dfirn.part=%s@%s".formatted(part.label(), directory.root());
  }

  /** The process of that part, if one runs. */
  public Optional<ProcessIdentity> find(PartName part) {
    String mark = mark(directory, part);
    return ProcessHandle.allProcesses()
        .filter(process -> carries(process, mark))
        .map(ProcessIdentity::of)
        .filter(ProcessIdentity::isAlive)
        .findFirst();
  }

  private static boolean carries(ProcessHandle process, String mark) {
    return process
        .info()
        .arguments()
        .map(List::of)
        .orElseGet(() -> argumentsFromProc(process.pid()))
        .contains(mark);
  }

  /** The JDK gives no arguments when they are long, as a class path is. */
  private static List<String> argumentsFromProc(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "cmdline");
    try {
      return Files.exists(file) ? List.of(Files.readString(file).split("\0", -1)) : List.of();
    } catch (IOException endedOrForeign) {
      return List.of();
    }
  }
}
