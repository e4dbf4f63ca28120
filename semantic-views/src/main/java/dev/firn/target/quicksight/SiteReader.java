package dev.firn.target.quicksight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.quicksight.QuickSightClient;
import software.amazon.awssdk.services.quicksight.model.DataSource;

/** Reads what QuickSight holds of one lake; changes nothing. */
final class SiteReader {

  private final QuickSightClient client;
  private final String account;
  private final ObjectReader objects;

  SiteReader(QuickSightClient client, String account) {
    this.client = client;
    this.account = account;
    this.objects = new ObjectReader(client, account);
  }

  /** All of it. */
  FoundSite read(WantedSite wanted) {
    Map<ObjectKey, Found> found = new LinkedHashMap<>();
    for (Wanted object : wanted.objects()) {
      find(object).ifPresent(it -> found.put(object.head().key(), it));
    }
    return new FoundSite(found, obsolete(wanted));
  }

  /** One object; empty if it is not there. */
  Optional<Found> find(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Folder folder -> objects.folder(folder.head());
      case Wanted.Source source -> objects.source(source.head());
      case Wanted.DataSet dataSet -> objects.dataSet(dataSet);
    };
  }

  Optional<DataSource> dataSource(String id) {
    return objects.dataSource(id);
  }

  /**
   * The objects that the lake has and does not want any more, data sets first. Ids never change, so
   * only those that begin as all ids of the lake are looked at.
   */
  List<ObjectKey> obsolete(WantedSite wanted) {
    Set<ObjectKey> keys =
        wanted.objects().stream().map(it -> it.head().key()).collect(Collectors.toSet());
    return Stream.concat(dataSets().stream(), dataSources().stream())
        .filter(it -> it.key().id().startsWith(wanted.prefix()))
        .filter(it -> !keys.contains(it.key()))
        .filter(it -> Marks.stranger(objects.tags(it.arn()), wanted.lake()).isEmpty())
        .map(Listed::key)
        .toList();
  }

  private record Listed(ObjectKey key, String arn) {}

  private List<Listed> dataSets() {
    return Calls.ask(
        "list data sets",
        () ->
            client.listDataSetsPaginator(it -> it.awsAccountId(account)).dataSetSummaries().stream()
                .map(it -> new Listed(new ObjectKey(Kind.DATA_SET, it.dataSetId()), it.arn()))
                .toList());
  }

  private List<Listed> dataSources() {
    return Calls.ask(
        "list data sources",
        () ->
            client.listDataSourcesPaginator(it -> it.awsAccountId(account)).dataSources().stream()
                .map(it -> new Listed(new ObjectKey(Kind.DATA_SOURCE, it.dataSourceId()), it.arn()))
                .toList());
  }
}
