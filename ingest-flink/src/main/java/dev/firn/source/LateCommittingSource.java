package dev.firn.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source that tells its reader of a completed checkpoint only when the next one has completed.
 *
 * <p>Flink's Kafka source commits its offsets to Kafka when a checkpoint completes, at the same
 * time as the sink commits to the table. A job that dies in between, and comes back without state,
 * would start behind events that no table has. One checkpoint later the sinks have committed: a
 * sink's task commits checkpoint n before it takes part in n + 1. So whoever starts at Kafka's
 * offsets reads up to two checkpoints again and misses nothing.
 *
 * @param <T> type of the events
 * @param <S> type of the splits
 * @param <E> type of the enumerator's state
 */
final class LateCommittingSource<T, S extends SourceSplit, E>
    implements Source<T, S, E>, ResultTypeQueryable<T> {
  private final Source<T, S, E> source;
  private final TypeInformation<T> type;

  LateCommittingSource(Source<T, S, E> source, TypeInformation<T> type) {
    this.source = source;
    this.type = type;
  }

  @Override
  public SourceReader<T, S> createReader(SourceReaderContext context) throws Exception {
    return new LateCommittingReader<>(source.createReader(context));
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<S, E> createEnumerator(SplitEnumeratorContext<S> context)
      throws Exception {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<S, E> restoreEnumerator(SplitEnumeratorContext<S> context, E checkpoint)
      throws Exception {
    return source.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<S> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<E> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
