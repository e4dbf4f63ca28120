package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used, as the system tells: its whole processor time, that of compilers and
 * collectors included, and the most memory that it held since {@link #forgetPeak}.
 *
 * @param threads what of it compilers and collectors took
 * @param peakBytes 0 where the system does not tell
 */
record ProcessUse(Duration cpu, ThreadUse threads, long peakBytes) {
  private static final long KIB = 1024;

  static ProcessUse of(ProcessHandle process) {
    Duration cpu =
        process
            .info()
            .totalCpuDuration()
            .orElseThrow(() ->
                new BenchException(
                    "Cannot measure process %d: the system does not tell its processor time"
                        .formatted(process.pid())));
    return new ProcessUse(cpu, ThreadUse.of(process), peak(status(process)));
  }

  /** Lets the peak begin anew, where the system can. */
  static void forgetPeak(ProcessHandle process) {
    Path references = folder(process).resolve("clear_refs");
    if (Files.isWritable(references)) {
      try {
        Files.writeString(references, "5");
      } catch (IOException e) {
        throw new BenchException("Cannot reset the peak of process " + process.pid(), e);
      }
    }
  }

  private static long peak(Path status) {
    if (!Files.isReadable(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new BenchException("Cannot read " + status, e);
    }
  }

  private static Path status(ProcessHandle process) {
    return folder(process).resolve("status");
  }

  private static Path folder(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
