package dev.firn.tests.quicksight;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sets of actions that the service takes for each type of object; it refuses all others. */
final class PermissionSets {

  private static final List<Set<String>> FOLDER =
      List.of(
          set("DescribeFolder"),
          set(
              "CreateFolder DescribeFolder CreateFolderMembership DeleteFolderMembership"
                  + " DescribeFolderPermissions"),
          set(
              "CreateFolder DescribeFolder UpdateFolder DeleteFolder CreateFolderMembership"
                  + " DeleteFolderMembership DescribeFolderPermissions UpdateFolderPermissions"));

  private static final List<Set<String>> DATA_SOURCE =
      List.of(
          set("DescribeDataSource DescribeDataSourcePermissions PassDataSource"),
          set(
              "DescribeDataSource DescribeDataSourcePermissions PassDataSource UpdateDataSource"
                  + " DeleteDataSource UpdateDataSourcePermissions"));

  private static final List<Set<String>> DATA_SET =
      List.of(
          set(
              "DescribeDataSet DescribeDataSetPermissions PassDataSet DescribeIngestion"
                  + " ListIngestions"),
          set(
              "DescribeDataSet PassDataSet UpdateDataSet DeleteDataSet DescribeDataSetPermissions"
                  + " UpdateDataSetPermissions CreateIngestion CancelIngestion DescribeIngestion"
                  + " ListIngestions CreateRefreshSchedule UpdateRefreshSchedule"
                  + " DeleteRefreshSchedule DescribeRefreshSchedule ListRefreshSchedules"
                  + " PutDataSetRefreshProperties DeleteDataSetRefreshProperties"
                  + " DescribeDataSetRefreshProperties"));

  private PermissionSets() {}

  static void check(Stored stored) {
    boolean folder = stored.arn.contains(":folder/");
    List<Set<String>> sets =
        folder ? FOLDER : stored.arn.contains(":dataset/") ? DATA_SET : DATA_SOURCE;
    stored.permissions.forEach((principal, actions) -> {
      if (!sets.contains(actions)) {
        throw Refusals.invalid(
            "ResourcePermission list contains unsupported permission sets " + actions);
      }
      if (folder && principal.contains(":namespace/")) {
        throw Refusals.invalid("a namespace cannot be a principal of a folder");
      }
    });
  }

  private static Set<String> set(String names) {
    return Stream.of(names.split(" "))
        .map(name -> "quicksight:" + name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
