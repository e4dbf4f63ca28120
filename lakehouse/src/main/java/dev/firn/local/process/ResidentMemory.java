package dev.firn.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process holds, from {@code /proc}, or from {@code ps} where there is none. */
public final class ResidentMemory {

  private static final long KIB = 1024;

  private ResidentMemory() {}

  /** In bytes; empty if it has ended or the system does not tell. */
  public static OptionalLong bytes(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return Files.exists(status) ? fromProc(status) : fromPs(pid);
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong fromProc(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
        .findFirst();
  }

  private static OptionalLong fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    try (var lines = ps.inputReader()) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> line.matches("\\d+"))
          .mapToLong(line -> Long.parseLong(line) * KIB)
          .findFirst();
    }
  }
}
