package dev.firn.target.quicksight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.quicksight.model.CreateFolderMembershipRequest;
import software.amazon.awssdk.services.quicksight.model.CreateRefreshScheduleRequest;
import software.amazon.awssdk.services.quicksight.model.MemberType;
import software.amazon.awssdk.services.quicksight.model.TagResourceRequest;

/** The requests that make all objects of a lake where none is there. They hold no secret. */
public final class SiteRequests {

  private final ArrayNode requests = JsonNodeFactory.instance.arrayNode();
  private final String account;

  private SiteRequests(String account) {
    this.account = account;
  }

  /**
   * The requests as JSON, in order.
   *
   * @param account number of the AWS account
   */
  public static ArrayNode of(WantedSite site, String account) {
    SiteRequests requests = new SiteRequests(account);
    site.objects().forEach(requests::add);
    return requests.requests;
  }

  private void add(Wanted object) {
    switch (object) {
      case Wanted.Folder folder -> add("CreateFolder", folder.request());
      case Wanted.Source source -> add("CreateDataSource", source.request());
      case Wanted.DataSet dataSet -> add(dataSet);
    }
    add(
        "TagResource",
        TagResourceRequest.builder()
            .resourceArn(object.head().arn())
            .tags(Marks.fingerprint(object.hash()))
            .build());
  }

  private void add(Wanted.DataSet dataSet) {
    String id = dataSet.head().id();
    add("CreateDataSet", dataSet.request());
    dataSet
        .folder()
        .ifPresent(folder ->
            add(
                "CreateFolderMembership",
                CreateFolderMembershipRequest.builder()
                    .awsAccountId(account)
                    .folderId(folder)
                    .memberType(MemberType.DATASET)
                    .memberId(id)
                    .build()));
    List<String> schedules = dataSet.schedules().keySet().stream().sorted().toList();
    for (String schedule : schedules) {
      add(
          "CreateRefreshSchedule",
          CreateRefreshScheduleRequest.builder()
              .awsAccountId(account)
              .dataSetId(id)
              .schedule(dataSet.schedules().get(schedule))
              .build());
    }
  }

  private void add(String operation, SdkPojo request) {
    ObjectNode node = requests.addObject().put("target", "quicksight").put("operation", operation);
    node.set("request", WireJson.of(request));
  }
}
