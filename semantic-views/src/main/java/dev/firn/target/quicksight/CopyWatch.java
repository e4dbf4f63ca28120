package dev.firn.target.quicksight;

import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceFailure;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.quicksight.QuickSightClient;
import software.amazon.awssdk.services.quicksight.model.Ingestion;

/**
 * Waits until QuickSight has copied the rows of a data set. A definition that is written starts a
 * copy; one that failed, or that nobody waited for, is started anew.
 *
 * @param ids a new id at each call
 */
record CopyWatch(QuickSightClient client, String account, Pace pace, Supplier<String> ids) {

  /**
   * Waits for the copy that is under way, or takes one.
   *
   * @throws dev.firn.semantic.ViewsException if it fails, or is not done in time
   */
  void await(Wanted.Head head) {
    Optional<Ingestion> newest = newest(head);
    if (newest.filter(it -> !isOver(it) || isWell(it)).isPresent()) {
      await(head, newest.get().ingestionId());
      return;
    }
    String id = ids.get();
    Calls.unlessThere(
        "copy the rows of " + head.label(),
        () ->
            client.createIngestion(
                it -> it.awsAccountId(account).dataSetId(head.id()).ingestionId(id)));
    await(head, id);
  }

  /** Waits for one copy. */
  void await(Wanted.Head head, String id) {
    Ingestion over =
        pace.await(
            "copy the rows of " + head.label() + " in " + Calls.SERVICE,
            () -> Optional.of(describe(head, id)).filter(CopyWatch::isOver));
    if (!isWell(over)) {
      String reason =
          over.errorInfo() == null
              ? over.ingestionStatusAsString()
              : "%s: %s: %s"
                  .formatted(
                      over.ingestionStatusAsString(),
                      over.errorInfo().typeAsString(),
                      over.errorInfo().message());
      throw ServiceFailure.of("copy the rows of " + head.label(), Calls.SERVICE, reason);
    }
  }

  private Optional<Ingestion> newest(Wanted.Head head) {
    return Calls.ask(
        "list the copies of " + head.label(),
        () ->
            client
                .listIngestionsPaginator(it -> it.awsAccountId(account).dataSetId(head.id()))
                .ingestions()
                .stream()
                .max(Comparator.comparing(Ingestion::createdTime)));
  }

  private Ingestion describe(Wanted.Head head, String id) {
    return Calls.ask(
            "read copy '%s' of %s".formatted(id, head.label()),
            () ->
                client.describeIngestion(
                    it -> it.awsAccountId(account).dataSetId(head.id()).ingestionId(id)))
        .ingestion();
  }

  private static boolean isOver(Ingestion copy) {
    return switch (copy.ingestionStatus()) {
      case INITIALIZED, QUEUED, RUNNING -> false;
      case FAILED, COMPLETED, CANCELLED, UNKNOWN_TO_SDK_VERSION -> true;
    };
  }

  private static boolean isWell(Ingestion copy) {
    return switch (copy.ingestionStatus()) {
      case COMPLETED -> true;
      case INITIALIZED, QUEUED, RUNNING, FAILED, CANCELLED, UNKNOWN_TO_SDK_VERSION -> false;
    };
  }
}
