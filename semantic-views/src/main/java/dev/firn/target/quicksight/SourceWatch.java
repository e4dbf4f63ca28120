package dev.firn.target.quicksight;

import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceFailure;
import java.util.Optional;
import software.amazon.awssdk.services.quicksight.model.DataSource;

/** Waits until QuickSight has tried the connection of a data source. */
record SourceWatch(SiteReader reader, Pace pace) {

  /**
   * Waits until a data source can be used.
   *
   * @throws dev.firn.semantic.ViewsException if it cannot, or not in time
   * @throws MeanwhileException if it is gone
   */
  void await(Wanted.Head head) {
    DataSource source =
        settled(head)
            .orElseThrow(() ->
                new MeanwhileException(
                    "Cannot connect %s in QuickSight: it is gone".formatted(head.label()), null));
    SourceStatus.failure(source)
        .ifPresent(reason -> {
          throw ServiceFailure.of("connect " + head.label(), Calls.SERVICE, reason);
        });
  }

  /** The data source when nothing about it is in progress; empty if it is not there. */
  Optional<DataSource> settled(Wanted.Head head) {
    return pace.await(
        "connect " + head.label() + " in " + Calls.SERVICE,
        () -> {
          Optional<DataSource> source = reader.dataSource(head.id());
          return source.filter(SourceStatus::isInProgress).isPresent()
              ? Optional.empty()
              : Optional.of(source);
        });
  }
}
