package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the threads of a JVM have used that do not run its program, as Linux tells; nothing on other
 * systems.
 *
 * @param compilers of the just-in-time compilers
 * @param collectors of the garbage collector, and of what else the JVM does while all else stands
 */
record ThreadUse(Duration compilers, Duration collectors) {
  private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");
  private static final List<String> COLLECTORS = List.of("VM Thread", "GC Thread", "G1 ");
  private static final int MILLIS_PER_TICK = 10;

  /** Of the fields behind the name, which is in brackets. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  static ThreadUse of(ProcessHandle process) {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(threads)) {
      return new ThreadUse(Duration.ZERO, Duration.ZERO);
    }
    try (Stream<Path> all = Files.list(threads)) {
      List<String> lines = all.map(ThreadUse::line).toList();
      return new ThreadUse(sum(lines, COMPILERS), sum(lines, COLLECTORS));
    } catch (IOException e) {
      throw new BenchException("Cannot read " + threads, e);
    }
  }

  ThreadUse minus(ThreadUse before) {
    return new ThreadUse(
        compilers.minus(before.compilers()), collectors.minus(before.collectors()));
  }

  private static Duration sum(List<String> lines, List<String> names) {
    Predicate<String> counts = line -> names.stream().anyMatch(name -> line.contains("(" + name));
    return Duration.ofMillis(
        lines.stream().filter(counts).mapToLong(ThreadUse::ticks).sum() * MILLIS_PER_TICK);
  }

  private static long ticks(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
  }

  /** Empty for a thread that has ended meanwhile. */
  private static String line(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException e) {
      return "";
    }
  }
}
