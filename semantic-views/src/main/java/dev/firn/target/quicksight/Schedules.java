package dev.firn.target.quicksight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.semantic.quicksight.Refresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.quicksight.model.IngestionType;
import software.amazon.awssdk.services.quicksight.model.RefreshFrequency;
import software.amazon.awssdk.services.quicksight.model.RefreshInterval;
import software.amazon.awssdk.services.quicksight.model.RefreshSchedule;
import software.amazon.awssdk.services.quicksight.model.ScheduleRefreshOnEntity;

/** When the copies of data sets are taken anew. */
final class Schedules {

  private Schedules() {}

  /** No start is said: QuickSight refuses one that has passed, and a publication is repeated. */
  static RefreshSchedule of(String id, Refresh refresh) {
    RefreshFrequency.Builder frequency =
        RefreshFrequency.builder().interval(RefreshInterval.valueOf(refresh.every().name()));
    refresh.at().ifPresent(at -> frequency.timeOfTheDay(at).timezone(refresh.zone()));
    refresh.on().ifPresent(day -> frequency.refreshOnDay(on(refresh.every(), day)));
    return RefreshSchedule.builder()
        .scheduleId(id)
        .refreshType(IngestionType.FULL_REFRESH)
        .scheduleFrequency(frequency.build())
        .build();
  }

  private static ScheduleRefreshOnEntity on(Refresh.Interval every, String day) {
    ScheduleRefreshOnEntity.Builder on = ScheduleRefreshOnEntity.builder();
    return every == Refresh.Interval.WEEKLY
        ? on.dayOfWeek(day).build()
        : on.dayOfMonth(day).build();
  }

  /** One line for each schedule that is not as it should be. */
  static List<String> differences(
      Map<String, RefreshSchedule> wanted, Map<String, RefreshSchedule> found) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>(wanted.keySet());
    ids.addAll(found.keySet());
    for (String id : ids) {
      RefreshSchedule one = wanted.get(id);
      RefreshSchedule other = found.get(id);
      if (one == null) {
        differences.add("refresh schedule '" + id + "' is not declared");
      } else if (other == null) {
        differences.add("refresh schedule '" + id + "' is missing");
      } else {
        ObjectNode sent = WireJson.of(one);
        SentFields.differences(sent, WireJson.of(other))
            .forEach(it -> differences.add("refresh schedule '" + id + "': " + it));
      }
    }
    return differences;
  }
}
