package dev.firn.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.demo.views.Answer;
import dev.firn.demo.views.OtherTargets;
import dev.firn.demo.views.OtherTargets.Rendered;
import dev.firn.demo.views.OtherTargets.Requested;
import dev.firn.demo.views.Published;
import dev.firn.verify.ViewMatch;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the views that were asked with independent SQL, now that all has arrived, and shows what
 * other targets would get.
 */
final class ViewsStep implements DemoStep {

  @Override
  public String title() {
    return "Compare two views with independent SQL over Trino's own TPC-DS";
  }

  @Override
  public void run(DemoContext context) {
    Published published = context.viewsChapter().end();
    List<ViewMatch> matches = context.views().compare(context.oracle());
    note(context.findings(), published, matches);
    OtherTargets others =
        new OtherTargets(
            context.lake().name(),
            context.viewsModel(),
            context.site().directory().root().resolve("views"));
    ObjectNode figures = context.findings().figures().withObject("/views");
    say(others.redshift(), figures, context.console());
    others.quickSight().ifPresent(requested -> say(requested, figures, context.console()));
  }

  private static void say(Rendered redshift, ObjectNode figures, DemoConsole console) {
    figures.put("redshift_statements", redshift.statements());
    console.say(
        "No Redshift is here, so nothing was sent to one. It would get %d statements, all in %s; the shortest:\n\n%s"
            .formatted(redshift.statements(), redshift.file(), redshift.example().indent(4)));
  }

  private static void say(Requested quickSight, ObjectNode figures, DemoConsole console) {
    figures
        .put("quicksight_objects", quickSight.objects())
        .put("quicksight_requests", quickSight.requests());
    console.say(
        "Nor is a QuickSight. It would get %d requests, which make %d objects, %d of them data sets, all in %s; one data set:\n\n%s"
            .formatted(
                quickSight.requests(),
                quickSight.objects(),
                quickSight.dataSets(),
                quickSight.file(),
                quickSight.example().indent(4)));
  }

  private static void note(Findings findings, Published published, List<ViewMatch> matches) {
    boolean match = matches.stream().allMatch(ViewMatch::matches);
    ObjectNode json = findings.figures().putObject("views");
    json.put("published", published.views())
        .put("publish_seconds", Math.round(published.seconds() * 10) / 10.0);
    ArrayNode answers = json.putArray("answers");
    for (Answer answer : published.answers()) {
      answers
          .addObject()
          .put("view", answer.view())
          .put("question", answer.question())
          .put("answer", answer.table());
    }
    json.put("match", match);
    findings.fact(
        "views",
        "%d in %.0f s".formatted(published.views(), published.seconds()),
        match ? agreement(matches) : differences(matches),
        match);
  }

  private static String agreement(List<ViewMatch> matches) {
    return "published and asked while events flowed; in the end every value of "
        + matches.stream()
            .map(it -> "%s (%,d rows)".formatted(it.view(), it.rows()))
            .collect(Collectors.joining(" and "))
        + " equals independent SQL over Trino's TPC-DS catalog";
  }

  private static String differences(List<ViewMatch> matches) {
    return matches.stream()
        .flatMap(it -> it.differences().stream().map(text -> it.view() + ": " + text))
        .collect(Collectors.joining("; "));
  }
}
