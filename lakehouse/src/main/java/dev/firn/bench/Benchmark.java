package dev.firn.bench;

/**
 * Something that {@code firn bench NAME} measures, and checks against an oracle before any figure
 * counts.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in
 * {@code META-INF/services/dev.firn.bench.Benchmark} of module {@code tests}. It carries picocli's
 * {@code @Command} with its name and description, and its own settings are fields with
 * {@code @Option}. The command adds {@code --seed}, {@code --json} and {@code --dir}, and puts all
 * settings into the report.
 */
public interface Benchmark {

  /**
   * Runs all sides in turn, as often as its settings say, and compares their results.
   *
   * @return also where the results differ; the oracle then says so
   * @throws Exception if it cannot be run at all
   */
  BenchReport run(BenchContext context) throws Exception;
}
