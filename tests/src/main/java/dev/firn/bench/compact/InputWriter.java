package dev.firn.bench.compact;

import dev.firn.bench.BenchException;
import dev.firn.replay.Channel;
import dev.firn.tpcds.TpcdsGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;

/** Writes one set of data files, and for each share of dead rows the deletes. */
final class InputWriter {
  private final Table table;
  private final long seed;

  /**
   * A writer.
   *
   * @param table at whose place the files are written; it does not get them
   */
  InputWriter(Table table, long seed) {
    this.table = table;
    this.seed = seed;
  }

  List<Input> write(double scale, int copies, int fileRows, Set<Double> deadShares)
      throws IOException {
    List<DataFile> files = files(scale, copies, fileRows);
    List<Input> inputs = new ArrayList<>();
    for (double share : deadShares) {
      List<DeleteFile> deletes =
          share == 0 ? List.of() : new SalesFiles(table, seed).delete(files, share);
      inputs.add(new Input(share, files, deletes));
    }
    return inputs;
  }

  private List<DataFile> files(double scale, int copies, int fileRows) {
    List<DataFile> files = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<List<DataFile>>> channels = new ArrayList<>();
      for (Channel channel : Channel.values()) {
        channels.add(
            threads.submit(() ->
                new SalesFiles(table, seed)
                    .write(new TpcdsGenerator(scale), channel, copies, fileRows)));
      }
      for (Future<List<DataFile>> channel : channels) {
        files.addAll(channel.get());
      }
    } catch (ExecutionException e) {
      throw new BenchException("Cannot write the input: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("Cannot write the input: interrupted", e);
    }
    return files;
  }
}
