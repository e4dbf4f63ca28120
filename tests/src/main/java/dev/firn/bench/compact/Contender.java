package dev.firn.bench.compact;

/** An engine that compacts tables of the lake, in a process of its own. */
interface Contender extends AutoCloseable {

  /** For names of tables and figures. */
  String label();

  /** What comes before a compaction and does not count, such as building an index. */
  void prepare(String table);

  /** Compacts all of a table; returns when it is committed. */
  void compact(String table);

  /** The process that does it. */
  ProcessHandle process();

  /** With what it runs. */
  String engine();

  @Override
  void close();
}
