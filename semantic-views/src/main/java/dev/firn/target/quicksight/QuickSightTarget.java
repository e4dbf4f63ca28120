package dev.firn.target.quicksight;

import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.target.PublishingTarget;
import dev.firn.target.ViewChange;
import dev.firn.target.ViewOutcome;
import dev.firn.target.ViewsPlan;
import dev.firn.target.aws.Pace;
import dev.firn.target.aws.ServiceClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.quicksight.QuickSightClient;

/**
 * The data sets of one lake in QuickSight, with the data source and the folder that they need. Each
 * object is read again right before it is written, and whatever somebody else did meanwhile is
 * decided upon anew. Of two that publish at once the last one wins.
 */
public final class QuickSightTarget implements PublishingTarget, AutoCloseable {

  /** How often an object is read anew when it is not as it was read. */
  private static final int MAX_ROUNDS = 6;

  private final WantedSite wanted;
  private final QuickSightClient client;
  private final Pace pace;
  private final SiteReader reader;
  private final ObjectWriter writer;

  QuickSightTarget(WantedSite wanted, QuickSightClient client, String account, Pace pace) {
    this.wanted = wanted;
    this.client = client;
    this.pace = pace;
    this.reader = new SiteReader(client, account);
    this.writer = new ObjectWriter(client, account, reader, pace);
  }

  /** Opens QuickSight with the credentials of AWS's default chain; asks nothing yet. */
  public static QuickSightTarget open(WantedSite wanted, QuickSightSettings settings, Pace pace) {
    QuickSightClient client =
        ServiceClients.prepare(
                QuickSightClient.builder(), settings.region(), settings.endpoint(), pace, Set.of())
            .build();
    return new QuickSightTarget(wanted, client, settings.account(), pace);
  }

  @Override
  public String label() {
    return "quicksight";
  }

  @Override
  public ViewsPlan plan() {
    return SitePlanner.plan(wanted, reader.read(wanted));
  }

  /** Folder and data source come first: without them no data set is tried. */
  @Override
  public List<ViewOutcome> publish(ViewsPlan plan, Consumer<ViewOutcome> listener) {
    Map<String, Wanted> objects =
        wanted.objects().stream()
            .collect(Collectors.toMap(it -> it.head().subject(), Function.identity()));
    List<ViewOutcome> outcomes = new ArrayList<>();
    for (ViewChange change : plan.changes()) {
      ViewOutcome outcome = outcome(change, objects.get(change.view()), outcomes);
      outcomes.add(outcome);
      listener.accept(outcome);
    }
    return outcomes;
  }

  private ViewOutcome outcome(
      ViewChange change, @Nullable Wanted object, List<ViewOutcome> before) {
    Optional<ViewOutcome> obstacle =
        before.stream()
            .filter(ViewOutcome.Failed.class::isInstance)
            .filter(it -> object == null || !isDataSet(it.change()))
            .findFirst();
    if (obstacle.isPresent()) {
      String what = obstacle.get().change().view();
      return new ViewOutcome.Failed(change, "was not tried, because %s failed".formatted(what));
    }
    try {
      if (object == null) {
        settle(change.view(), () -> drop(change.view()));
      } else {
        settle(object.head().label(), () -> write(object));
      }
      return new ViewOutcome.Done(change);
    } catch (ViewsException e) {
      return new ViewOutcome.Failed(change, String.valueOf(e.getMessage()));
    }
  }

  private boolean isDataSet(ViewChange change) {
    return wanted.dataSets().stream().anyMatch(it -> it.head().subject().equals(change.view()));
  }

  private void write(Wanted object) {
    Optional<Found> found = reader.find(object);
    switch (SitePlanner.change(object, found).orElse(null)) {
      case null -> {}
      case SiteChange.Create _ -> writer.create(object);
      case SiteChange.Edit edit -> writer.change(object, found.orElseThrow(), edit.parts());
      case SiteChange.Refuse refuse ->
          throw new ViewsException(
              Code.TARGET_REFUSED,
              "Cannot publish %s: %s".formatted(object.head().label(), refuse.reason()));
    }
  }

  /** What is obsolete is looked up again: it may have been adopted meanwhile. */
  private void drop(String label) {
    reader.obsolete(wanted).stream()
        .filter(key -> key.label().equals(label))
        .forEach(writer::delete);
  }

  /** Does a step again from the beginning when something is not as it was read. */
  private void settle(String label, Runnable step) {
    int[] round = {0};
    pace.await(
        "publish " + label + " in " + Calls.SERVICE,
        () -> {
          try {
            step.run();
            return Optional.of(label);
          } catch (MeanwhileException e) {
            if (++round[0] == MAX_ROUNDS) {
              throw new ViewsException(Code.TARGET_FAILED, String.valueOf(e.getMessage()), e);
            }
            return Optional.empty();
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
