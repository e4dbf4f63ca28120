package dev.firn.bench.compact;

/** One that is a {@link Worker}, which knows {@code prepare TABLE} and {@code compact TABLE}. */
record WorkerContender(String label, String engine, Worker worker) implements Contender {

  /** Waits until the worker says what it is. */
  static WorkerContender of(String label, Worker worker) {
    return new WorkerContender(label, worker.ask("engine"), worker);
  }

  @Override
  public void prepare(String table) {
    worker.ask("prepare " + table);
  }

  @Override
  public void compact(String table) {
    worker.ask("compact " + table);
  }

  @Override
  public ProcessHandle process() {
    return worker.handle();
  }

  @Override
  public void close() {
    worker.close();
  }
}
