package dev.firn.bench.compact;

import dev.firn.bench.BenchRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/**
 * One compaction of one table by one side.
 *
 * @param cpu of the whole process
 * @param virtualMachine what of it compilers and collectors took
 * @param peakBytes most memory that the process held meanwhile
 * @param output the data files of main after it
 */
record Pass(
    String side,
    String engine,
    String table,
    Input input,
    Duration cpu,
    ThreadUse virtualMachine,
    Duration elapsed,
    long peakBytes,
    List<DataFile> output) {
  private static final double MEGA = 1e6;

  /** Compacts, and measures that. */
  static Pass run(Contender contender, String table, Input input, SalesTables tables) {
    contender.prepare(table);
    ProcessUse.forgetPeak(contender.process());
    ProcessUse before = ProcessUse.of(contender.process());
    long begin = System.nanoTime();
    contender.compact(table);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    ProcessUse after = ProcessUse.of(contender.process());
    return new Pass(
        contender.label(),
        contender.engine(),
        table,
        input,
        after.cpu().minus(before.cpu()),
        after.threads().minus(before.threads()),
        elapsed,
        after.peakBytes(),
        tables.compacted(table, input));
  }

  double megabytesPerCpuSecond() {
    return input.bytes() / MEGA / Math.max(0.001, seconds(cpu));
  }

  long outputBytes() {
    return output.stream().mapToLong(DataFile::fileSizeInBytes).sum();
  }

  BenchRun toRun() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("engine", engine);
    values.put("dead_share", input.deadShare());
    values.put("input_files", input.files().size());
    values.put("input_bytes", input.bytes());
    values.put("delete_file_bytes", input.deleteBytes());
    values.put("rows", input.rows());
    values.put("live_rows", input.liveRows());
    values.put("cpu_seconds", seconds(cpu));
    values.put("compiler_cpu_seconds", seconds(virtualMachine.compilers()));
    values.put("collector_cpu_seconds", seconds(virtualMachine.collectors()));
    values.put("seconds", seconds(elapsed));
    values.put("input_mb_per_cpu_second", megabytesPerCpuSecond());
    values.put("output_files", output.size());
    values.put("output_bytes", outputBytes());
    values.put("peak_memory_mb", Math.round(peakBytes / MEGA));
    return new BenchRun(side, values);
  }

  String toText() {
    return "%s, %s: %.1f MB per CPU-second (%.2f CPU s, of which compilers %.2f and collectors %.2f, %.2f s, peak %.0f MB); %.1f MB in %d files became %.1f MB in %d"
        .formatted(
            input.label(),
            side,
            megabytesPerCpuSecond(),
            seconds(cpu),
            seconds(virtualMachine.compilers()),
            seconds(virtualMachine.collectors()),
            seconds(elapsed),
            peakBytes / MEGA,
            input.bytes() / MEGA,
            input.files().size(),
            outputBytes() / MEGA,
            output.size());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
