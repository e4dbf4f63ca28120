package dev.firn.bench.compact;

import dev.firn.bench.BenchContext;
import dev.firn.bench.BenchReport;
import dev.firn.bench.Benchmark;
import dev.firn.bench.Oracle;
import dev.firn.bench.stream.OwnTopology;
import dev.firn.catalog.LakeCatalog;
import dev.firn.local.site.PartName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goal G5. */
@Command(
    name = "compact",
    description = {
      "Compaction against Spark's rewrite_data_files and Trino's OPTIMIZE on the same files (G5).",
      "One set of data files of table sales, as the sink writes them, is compacted by each side in"
          + " turn, each time as a table of its own; processor time of the whole process counts."
          + " Spark takes part if it is built: mvn -Dquick -Ppeers -pl tests/peers/spark package."
    })
public final class CompactBenchmark implements Benchmark {
  private static final double MEGA = 1e6;
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

  @Option(
      names = "--scale",
      defaultValue = "0.5",
      description = "TPC-DS scale; 1 is about 5 million lines of sales.")
  private double scale;

  @Option(
      names = "--copies",
      defaultValue = "7",
      description = "Times that each line is written, each time with another order number.")
  private int copies;

  @Option(names = "--file-rows", defaultValue = "150000", description = "Rows of a data file.")
  private int fileRows;

  @Option(
      names = "--dead",
      defaultValue = "0,0.2",
      split = ",",
      description = "Shares of rows that are dead, each a case of its own.")
  private List<Double> deadShares;

  @Option(
      names = "--sides",
      defaultValue = "firn,spark,trino",
      split = ",",
      description = "Who compacts.")
  private List<String> sides;

  @Option(names = "--runs", defaultValue = "2", description = "Runs of each side in each case.")
  private int runs;

  @Option(
      names = "--warm-ups",
      defaultValue = "1",
      description = "Runs of each side in each case that come before and do not count.")
  private int warmUps;

  @Option(names = "--target-mb", defaultValue = "128", description = "Size of a full file.")
  private int targetMegabytes;

  @Option(
      names = "--firn-jvm",
      description = "A further JVM option of Firn's process; may be repeated.")
  private List<String> firnJvm = List.of();

  @Override
  public BenchReport run(BenchContext context) throws Exception {
    Set<PartName> parts = EnumSet.of(PartName.S3, PartName.GLUE, PartName.TRINO);
    try (OwnTopology topology = OwnTopology.start(context, CHECKPOINTS, parts)) {
      topology.prepareTables();
      try (LakeCatalog catalog = LakeCatalog.open(topology.lake())) {
        return run(context, topology, new SalesTables(catalog, (long) targetMegabytes << 20));
      }
    }
  }

  private BenchReport run(BenchContext context, OwnTopology topology, SalesTables tables)
      throws Exception {
    Table files = tables.create("compact_files");
    InputWriter writer = new InputWriter(files, context.seed());
    context
        .console()
        .say("Write the sales of TPC-DS at scale %s, %d times".formatted(scale, copies));
    List<Input> inputs = writer.write(scale, copies, fileRows, new LinkedHashSet<>(deadShares));
    Input first = inputs.getFirst();
    context
        .console()
        .say(
            "%,d rows in %d files of %.1f MB"
                .formatted(first.rows(), first.files().size(), first.bytes() / MEGA));
    CompactReport report = new CompactReport();
    try (Field field =
        new Field(
            context.console(),
            new Contenders(topology, context.folder(), (long) targetMegabytes << 20, firnJvm),
            tables,
            report)) {
      field.start(sides);
      List<Oracle> oracles = new ArrayList<>();
      for (Input input : inputs) {
        List<String> compacted = field.compact(input, warmUps, runs);
        context.console().say("Compare " + input.label());
        String source = "compact_" + input.label();
        tables.create(source, input);
        oracles.add(
            new TableDigest(topology.queries(), files.schema()).compare(input, source, compacted));
      }
      return report.of(inputs, oracles);
    }
  }
}
