package dev.firn.lake;

/**
 * The names under which lanes keep their state in the table's own metadata. Every commit of the
 * keeper to {@code main} carries the first three and the triple in its snapshot summary.
 */
public final class LaneProperties {

  /** Summary: the last snapshot of {@code ingest} that main holds; -1 for none. */
  public static final String PUBLISHED_THROUGH = "firn.published-through";

  /** Summary: how often the keeper has published. */
  public static final String PUBLISHED_N = "firn.published-n";

  /** Summary and table property: run of the stream that the lane belongs to. */
  public static final String EPOCH = "firn.epoch";

  /** Summary, first of the triple by which the sink knows its own commits: Flink's job. */
  public static final String SINK_JOB_ID = "flink.job-id";

  /** Summary, second of the triple: the operator. */
  public static final String SINK_OPERATOR_ID = "flink.operator-id";

  /** Summary, third of the triple: the newest checkpoint that was committed. */
  public static final String SINK_CHECKPOINT_ID = "flink.max-committed-checkpoint-id";

  /**
   * Summary of the sink's commits: {@code true} says that each row of the snapshot was written as
   * an upsert, after a delete of its key, so that rows and deletes can be counted against each
   * other.
   */
  public static final String SINK_UPSERTS = "firn.upserts";

  /** Summary: which rewrite of its files a snapshot of main holds; the keeper's own id of it. */
  public static final String REPLACEMENT = "firn.replacement";

  /** Table property: the marker again, written in the same transaction as the snapshot. */
  public static final String PUBLISHED = "firn.published";

  /** Table property: which keeper works on the table. */
  public static final String KEEPER = "firn.keeper";

  private LaneProperties() {}
}
