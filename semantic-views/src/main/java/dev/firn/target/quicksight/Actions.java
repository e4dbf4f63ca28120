package dev.firn.target.quicksight;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sets of actions that QuickSight takes. It refuses any other combination, so an owner and a
 * viewer have exactly these.
 */
final class Actions {

  static final List<String> FOLDER_VIEWER = of("DescribeFolder");

  static final List<String> FOLDER_OWNER =
      of(
          "CreateFolder",
          "CreateFolderMembership",
          "DeleteFolder",
          "DeleteFolderMembership",
          "DescribeFolder",
          "DescribeFolderPermissions",
          "UpdateFolder",
          "UpdateFolderPermissions");

  static final List<String> DATA_SOURCE_OWNER =
      of(
          "DeleteDataSource",
          "DescribeDataSource",
          "DescribeDataSourcePermissions",
          "PassDataSource",
          "UpdateDataSource",
          "UpdateDataSourcePermissions");

  static final List<String> DATA_SET_VIEWER =
      of(
          "DescribeDataSet",
          "DescribeDataSetPermissions",
          "DescribeIngestion",
          "ListIngestions",
          "PassDataSet");

  static final List<String> DATA_SET_OWNER =
      of(
          "CancelIngestion",
          "CreateIngestion",
          "CreateRefreshSchedule",
          "DeleteDataSet",
          "DeleteDataSetRefreshProperties",
          "DeleteRefreshSchedule",
          "DescribeDataSet",
          "DescribeDataSetPermissions",
          "DescribeDataSetRefreshProperties",
          "DescribeIngestion",
          "DescribeRefreshSchedule",
          "ListIngestions",
          "ListRefreshSchedules",
          "PassDataSet",
          "PutDataSetRefreshProperties",
          "UpdateDataSet",
          "UpdateDataSetPermissions",
          "UpdateRefreshSchedule");

  private Actions() {}

  private static List<String> of(String... names) {
    return Stream.of(names).map(name -> "quicksight:" + name).toList();
  }
}
