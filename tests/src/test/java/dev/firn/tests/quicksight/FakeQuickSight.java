package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.tests.aws.Call;
import dev.firn.tests.aws.FakeOperation;
import dev.firn.tests.aws.FakeService;
import dev.firn.tests.aws.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * QuickSight's protocol over HTTP, with the state of one account. Requests and answers are checked
 * against the published model of the API. It is no QuickSight: no engine is asked anything.
 */
public final class FakeQuickSight implements AutoCloseable {

  /** Where it is. */
  public static final String REGION = FakeAccount.REGION;

  private final ApiModel model = ApiModel.load();
  private final List<String> wrongAnswers = new ArrayList<>();
  private final FakeAccount account = new FakeAccount();
  private final FakeCopies copies = new FakeCopies(account);
  private final FakeDataSources sources = new FakeDataSources(account);
  private final FakeDataSets dataSets = new FakeDataSets(account, copies);
  private final FakeFolders folders = new FakeFolders(account);
  private final FakeService service;

  private FakeQuickSight() throws IOException {
    List<FakeOperation> operations = model.operations().stream().map(this::operation).toList();
    service = FakeService.start(model.protocol(), operations);
  }

  /** Starts it, with nothing in the account. */
  public static FakeQuickSight start() {
    try {
      return new FakeQuickSight();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers. */
  public String endpoint() {
    return service.endpoint();
  }

  ApiModel model() {
    return model;
  }

  FakeAccount account() {
    return account;
  }

  FakeDataSources sources() {
    return sources;
  }

  FakeCopies copies() {
    return copies;
  }

  /** Names a data set as somebody would by hand. */
  public void renameByHand(String dataSetId, String name) {
    account.get("dataset", dataSetId).fields.put("Name", name);
  }

  /** What goes wrong from now on. */
  public void failBy(Faults faults) {
    service.failBy(faults);
  }

  /** The operations that were called, since this was last asked. */
  public List<String> takeCalls() {
    List<String> calls = service.calls().stream().map(Call::operation).toList();
    service.forgetCalls();
    return calls;
  }

  /** Those of them that change something. */
  public List<String> takeWrites() {
    return takeCalls().stream()
        .filter(it -> !it.startsWith("Describe") && !it.startsWith("List"))
        .toList();
  }

  /** Where an answer of this fake does not keep to the model. */
  List<String> wrongAnswers() {
    return List.copyOf(wrongAnswers);
  }

  @Override
  public void close() {
    service.close();
  }

  private FakeOperation operation(String name) {
    return new FakeOperation(
        name, () -> builder(name), List.of(), request -> answer(name, request));
  }

  private static SdkPojo builder(String operation) {
    try {
      Class<?> type =
          Class.forName(
              "software.amazon.awssdk.services.quicksight.model." + operation + "Request");
      return (SdkPojo) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot find the request of " + operation, e);
    }
  }

  private ObjectNode answer(String operation, JsonNode sent) {
    ObjectNode request = model.named(operation, sent);
    List<String> problems = ShapeCheck.problems(model, model.input(operation), request);
    if (!problems.isEmpty()) {
      throw Refusals.invalid(String.join("; ", problems));
    }
    if (!request.path("AwsAccountId").asText(FakeAccount.NUMBER).equals(FakeAccount.NUMBER)) {
      throw Refusals.invalid("another account");
    }
    ObjectNode answer = run(operation, request).put("RequestId", "request");
    ShapeCheck.problems(model, model.output(operation), answer)
        .forEach(it -> wrongAnswers.add(operation + ": " + it));
    return answer;
  }

  private ObjectNode run(String operation, ObjectNode request) {
    return switch (operation) {
      case "CreateFolder" -> folders.create(request);
      case "DescribeFolder" -> folders.describe(request);
      case "UpdateFolder" -> folders.update(request);
      case "DeleteFolder" -> folders.delete(request);
      case "DescribeFolderPermissions" -> folders.permissions(request);
      case "UpdateFolderPermissions" -> folders.permit(request);
      case "CreateFolderMembership" -> folders.enter(request);
      case "ListFoldersForResource" -> account.folders(request);
      case "CreateDataSource" -> sources.create(request);
      case "DescribeDataSource" -> sources.describe(request);
      case "UpdateDataSource" -> sources.update(request);
      case "DeleteDataSource" -> sources.delete(request);
      case "DescribeDataSourcePermissions" -> sources.permissions(request);
      case "UpdateDataSourcePermissions" -> sources.permit(request);
      case "ListDataSources" -> sources.list(request);
      case "CreateDataSet" -> dataSets.create(request);
      case "DescribeDataSet" -> dataSets.describe(request);
      case "UpdateDataSet" -> dataSets.update(request);
      case "DeleteDataSet" -> dataSets.delete(request);
      case "DescribeDataSetPermissions" -> dataSets.permissions(request);
      case "UpdateDataSetPermissions" -> dataSets.permit(request);
      case "ListDataSets" -> dataSets.list(request);
      case "ListRefreshSchedules" -> dataSets.listSchedules(request);
      case "CreateRefreshSchedule" -> dataSets.createSchedule(request);
      case "UpdateRefreshSchedule" -> dataSets.updateSchedule(request);
      case "DeleteRefreshSchedule" -> dataSets.deleteSchedule(request);
      case "CreateIngestion" -> copies.create(request);
      case "DescribeIngestion" -> copies.describe(request);
      case "ListIngestions" -> copies.list(request);
      case "TagResource" -> account.tag(request);
      case "UntagResource" -> account.untag(request);
      case "ListTagsForResource" -> account.listTags(request);
      default -> throw new IllegalArgumentException("There is no operation " + operation);
    };
  }
}
