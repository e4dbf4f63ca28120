package dev.firn.semantic.yaml;

import static dev.firn.semantic.yaml.TargetKeys.ENDPOINT;
import static dev.firn.semantic.yaml.TargetKeys.REGION;

import dev.firn.lake.yaml.document.Key;
import dev.firn.lake.yaml.document.KeyTable;
import dev.firn.lake.yaml.document.YamlSection;
import dev.firn.lake.yaml.document.YamlValue;
import dev.firn.semantic.quicksight.Connection;
import dev.firn.semantic.quicksight.QuickSightSettings;
import dev.firn.semantic.quicksight.QuickSightSettings.ImportMode;
import dev.firn.semantic.quicksight.QuickSightSettings.Principals;
import dev.firn.semantic.quicksight.Refresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how views become data sets of QuickSight. */
final class QuickSightSection {

  private static final Key ACCOUNT =
      Key.required("account", "12 digits", "AWS account that has QuickSight");
  private static final Key SOURCE =
      Key.required("source", "mapping", "How QuickSight reaches the published views");
  private static final Key IMPORT_MODE =
      Key.optional(
          "import-mode",
          "`direct-query` or `spice`",
          "`direct-query`",
          "Whether each visual asks the engine, or QuickSight's own copy of the rows");
  private static final Key REFRESH =
      Key.optional(
          "refresh", "list of mappings, at most 5", "none", "When the copy is taken; for `spice`");
  private static final Key FOLDER =
      Key.optional("folder", "text", "none", "Name of a shared folder for the data sets");
  private static final Key OWNERS =
      Key.required(
          "owners",
          "list of ARNs of users, groups or namespaces",
          "Who may change and share data sets, folder and data source");
  private static final Key VIEWERS =
      Key.optional(
          "viewers",
          "list of ARNs of users, groups or namespaces",
          "none",
          "Who may build on the data sets");

  static final KeyTable KEYS =
      KeyTable.of(
          "targets.quicksight",
          ACCOUNT,
          REGION,
          SOURCE,
          IMPORT_MODE,
          REFRESH,
          FOLDER,
          OWNERS,
          VIEWERS,
          ENDPOINT);

  private static final PatternText IS_ACCOUNT =
      PatternText.of("[0-9]{12}", "number of an account: it has 12 digits");
  private static final PatternText IS_FOLDER =
      PatternText.of(
          "[^/]{1,200}", "name of a folder: it has at most 200 characters, and no slash");

  private static final int MAX_REFRESHES = 5;

  private QuickSightSection() {}

  /** The settings; nothing if something is missing or wrong, which is reported. */
  static Optional<QuickSightSettings> read(YamlSection section, String region, String workgroup) {
    Optional<YamlSection> whole = Optional.of(section);
    Optional<String> account = IS_ACCOUNT.read(whole, ACCOUNT);
    Optional<Connection> source =
        section.value(SOURCE).flatMap(it -> QuickSightSourceSection.read(it, workgroup));
    ImportMode mode = section.choice(IMPORT_MODE, ImportMode.class).orElse(ImportMode.DIRECT_QUERY);
    Principals access = QuickSightPrincipals.read(section, OWNERS, VIEWERS);
    List<Refresh> refreshes = refreshes(section, mode);
    Optional<String> folder = IS_FOLDER.read(whole, FOLDER);
    Optional<String> endpoint = PatternText.ENDPOINT.read(whole, ENDPOINT);
    String home = PatternText.REGION.read(whole, REGION).orElse(region);
    if (account.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new QuickSightSettings(
            account.get(), home, endpoint, source.get(), mode, folder, access, refreshes));
  }

  private static List<Refresh> refreshes(YamlSection section, ImportMode mode) {
    List<YamlValue> items = section.items(REFRESH);
    if (!items.isEmpty() && mode != ImportMode.SPICE) {
      report(section, "is for import-mode spice: without a copy there is nothing to refresh");
    } else if (items.size() > MAX_REFRESHES) {
      report(section, "has %d items, at most 5 are taken".formatted(items.size()));
    }
    List<Refresh> refreshes = new ArrayList<>();
    items.forEach(item -> QuickSightRefreshSection.read(item).ifPresent(refreshes::add));
    return refreshes;
  }

  private static void report(YamlSection section, String reason) {
    section.value(REFRESH).ifPresent(it -> it.report(reason));
  }
}
