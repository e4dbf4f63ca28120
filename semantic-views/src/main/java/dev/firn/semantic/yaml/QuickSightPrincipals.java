package dev.firn.semantic.yaml;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.quicksight.QuickSightSettings.Principals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who may own and use data sets. */
final class QuickSightPrincipals {

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws(-[a-z]+)*:quicksight:[a-z0-9-]+:[0-9]{12}:(user|group|namespace)/\\S{1,190}");

  /** QuickSight takes no more for one object. */
  private static final int MAX_PRINCIPALS = 64;

  private final Set<String> named = new HashSet<>();

  private QuickSightPrincipals() {}

  static Principals read(YamlSection section, Key owners, Key viewers) {
    QuickSightPrincipals principals = new QuickSightPrincipals();
    return new Principals(
        principals.list(section.items(owners)), principals.list(section.items(viewers)));
  }

  private List<String> list(List<YamlValue> items) {
    List<String> list = new ArrayList<>();
    for (YamlValue item : items) {
      item.itemText().ifPresent(text -> check(text, item));
      item.itemText().filter(text -> !list.contains(text)).ifPresent(list::add);
    }
    return list;
  }

  private void check(String text, YamlValue item) {
    if (!ARN.matcher(text).matches()) {
      item.report(
          "'%s' is no ARN of a user, group or namespace, such as arn:aws:quicksight:eu-west-1:123456789012:group/default/analysts"
              .formatted(text));
    } else if (!named.add(text)) {
      item.report("'%s' is named twice: who owns views them, too".formatted(text));
    } else if (named.size() == MAX_PRINCIPALS + 1) {
      item.report("at most %d owners and viewers are taken".formatted(MAX_PRINCIPALS));
    }
  }
}
