package dev.firn.target.quicksight;

import dev.firn.target.aws.Pace;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.quicksight.QuickSightClient;

/**
 * Makes and changes objects. Each is unmarked before anything of it changes, and marked when all of
 * it is there, so that what was left undone anywhere is found. Each step may be repeated.
 */
final class ObjectWriter {

  private final QuickSightClient client;
  private final String account;
  private final FolderWriter folders;
  private final SourceWriter sources;
  private final DataSetWriter dataSets;

  ObjectWriter(QuickSightClient client, String account, SiteReader reader, Pace pace) {
    this.client = client;
    this.account = account;
    this.folders = new FolderWriter(client, account);
    this.sources = new SourceWriter(client, account, new SourceWatch(reader, pace));
    CopyWatch copies = new CopyWatch(client, account, pace, () -> "firn-" + UUID.randomUUID());
    this.dataSets = new DataSetWriter(client, account, copies);
  }

  /** Makes an object that is not there. */
  void create(Wanted wanted) {
    switch (wanted) {
      case Wanted.Folder folder -> folders.create(folder);
      case Wanted.Source source -> sources.create(source);
      case Wanted.DataSet dataSet -> dataSets.create(dataSet);
    }
    mark(wanted);
  }

  /** Changes those parts of an object that differ. */
  void change(Wanted wanted, Found found, Set<Part> parts) {
    unmark(wanted.head(), found);
    switch (wanted) {
      case Wanted.Folder folder -> folders.change(folder, found, parts);
      case Wanted.Source source -> sources.change(source, (Found.Source) found, parts);
      case Wanted.DataSet dataSet -> dataSets.change(dataSet, (Found.DataSet) found, parts);
    }
    mark(wanted);
  }

  /** Removes an object, if it is there. */
  void delete(ObjectKey key) {
    String purpose = "delete " + key.label();
    switch (key.kind()) {
      case FOLDER ->
          Calls.find(
              purpose,
              () -> client.deleteFolder(it -> it.awsAccountId(account).folderId(key.id())));
      case DATA_SOURCE ->
          Calls.find(
              purpose,
              () -> client.deleteDataSource(it -> it.awsAccountId(account).dataSourceId(key.id())));
      case DATA_SET ->
          Calls.find(
              purpose,
              () -> client.deleteDataSet(it -> it.awsAccountId(account).dataSetId(key.id())));
    }
  }

  private void unmark(Wanted.Head head, Found found) {
    if (found.labels().tags().containsKey(Marks.FINGERPRINT)) {
      Calls.ask(
          "unmark " + head.label(),
          () -> client.untagResource(it -> it.resourceArn(head.arn()).tagKeys(Marks.FINGERPRINT)));
    }
  }

  private void mark(Wanted wanted) {
    Wanted.Head head = wanted.head();
    Calls.ask(
        "mark " + head.label(),
        () ->
            client.tagResource(
                it -> it.resourceArn(head.arn()).tags(Marks.fingerprint(wanted.hash()))));
  }
}
