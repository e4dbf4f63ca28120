package dev.firn.semantic.quicksight;

import java.util.List;
import java.util.Optional;

/**
 * How views become data sets of QuickSight.
 *
 * @param account number of the AWS account, 12 digits
 * @param region where QuickSight keeps the data sets
 * @param endpoint address of the service; empty for the region's own
 * @param connection how QuickSight reaches the published views
 * @param importMode whether each visual asks the engine, or a copy that is refreshed
 * @param folder name of the shared folder of the data sets; empty for none
 * @param access who may own and use them
 * @param refreshes when copies are taken; empty where there are none
 */
public record QuickSightSettings(
    String account,
    String region,
    Optional<String> endpoint,
    Connection connection,
    ImportMode importMode,
    Optional<String> folder,
    Principals access,
    List<Refresh> refreshes) {

  public QuickSightSettings {
    refreshes = List.copyOf(refreshes);
  }

  /** Where the rows of a data set are when a visual asks. */
  public enum ImportMode {
    /** In the engine. */
    DIRECT_QUERY,
    /** In QuickSight's own memory, as they were at the last refresh. */
    SPICE;
  }

  /**
   * Users, groups and namespaces of QuickSight, as ARNs; nobody is in both.
   *
   * @param owners may also change and share the data sets
   * @param viewers may build on the data sets
   */
  public record Principals(List<String> owners, List<String> viewers) {
    public Principals {
      owners = List.copyOf(owners);
      viewers = List.copyOf(viewers);
    }
  }
}
