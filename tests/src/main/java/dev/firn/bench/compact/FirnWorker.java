package dev.firn.bench.compact;

import dev.firn.catalog.LakeCatalog;
import dev.firn.compact.CompactionPlan;
import dev.firn.compact.CompactionPolicy;
import dev.firn.compact.CompactionResult;
import dev.firn.compact.Compactor;
import dev.firn.compact.CpuShare;
import dev.firn.index.FollowProgress;
import dev.firn.lake.DeclaredTable;
import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import dev.firn.publish.FoldLimits;
import dev.firn.publish.LanePublisher;
import dev.firn.publish.PublishedTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.Table;

/**
 * Compacts tables as the keeper does, in a process of its own: plan, rewrite, commit, and carrying
 * the key index over. Building that index is preparation: a keeper has it.
 */
public final class FirnWorker {
  private final LakeCatalog catalog;
  private final PublishedTable how;
  private final CompactionPolicy policy;
  private final ExecutorService files;
  private final Map<String, LanePublisher> publishers = new HashMap<>();

  private FirnWorker(
      LakeCatalog catalog, PublishedTable how, CompactionPolicy policy, ExecutorService files) {
    this.catalog = catalog;
    this.how = how;
    this.policy = policy;
    this.files = files;
  }

  /**
   * Answers each line.
   *
   * @param arguments the lake, then the target size of files in bytes
   */
  public static void main(String[] arguments) throws IOException {
    Lake lake = LakeYaml.read(Path.of(arguments[0]), System.getenv());
    CompactionPolicy policy =
        CompactionPolicy.DEFAULT.withTargetFileBytes(Long.parseLong(arguments[1]));
    ExecutorService files = Executors.newSingleThreadExecutor();
    try (LakeCatalog catalog = LakeCatalog.open(lake)) {
      new FirnWorker(catalog, how(lake), policy, files).serve(System.out);
    } finally {
      files.shutdown();
    }
  }

  private static PublishedTable how(Lake lake) {
    DeclaredTable sales =
        lake.tables().stream()
            .filter(table -> table.name().equals("sales"))
            .findFirst()
            .orElseThrow();
    return new PublishedTable(sales.mode(), sales.primaryKey(), sales.version().orElse(null));
  }

  private void serve(PrintStream answers) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answers.println("done: " + answer(line.split(" ", 2)));
    }
  }

  private String answer(String[] words) {
    switch (words[0]) {
      case "prepare" -> prepare(words[1]);
      case "compact" -> compact(words[1]);
      default -> {}
    }
    return "Firn on Java " + Runtime.version().feature();
  }

  private void prepare(String table) {
    LanePublisher publisher =
        new LanePublisher(
            () -> catalog.load(table), how, FoldLimits.DEFAULT, files, FollowProgress.SILENT);
    publisher.index(catalog.load(table));
    publishers.put(table, publisher);
  }

  private void compact(String table) {
    LanePublisher publisher =
        Objects.requireNonNull(publishers.remove(table), () -> table + " is not prepared");
    try (Compactor compactor =
        new Compactor(publisher, policy, Runnable::run, () -> new CpuShare(1), Clock.systemUTC())) {
      CompactionPlan plan = compactor.plan(catalog.load(table));
      while (!plan.isEmpty()) {
        run(compactor, plan, table);
        plan = compactor.plan(catalog.load(table));
      }
    }
    publisher.forget();
  }

  private void run(Compactor compactor, CompactionPlan plan, String name) {
    Table table = catalog.load(name);
    compactor.start(table, plan);
    while (compactor.isBusy()) {
      CompactionResult result = compactor.commitNext(catalog.load(name)).orElseThrow();
      if (!(result instanceof CompactionResult.Compacted)) {
        throw new IllegalStateException("Cannot compact " + name + ": " + result);
      }
    }
  }
}
