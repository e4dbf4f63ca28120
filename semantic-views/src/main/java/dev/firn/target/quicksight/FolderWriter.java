package dev.firn.target.quicksight;

import java.util.Set;
import software.amazon.awssdk.services.quicksight.QuickSightClient;
import software.amazon.awssdk.services.quicksight.model.UpdateFolderPermissionsRequest;

/** Makes and changes the folder of a lake. */
record FolderWriter(QuickSightClient client, String account) {

  void create(Wanted.Folder wanted) {
    Calls.ask("create " + wanted.head().label(), () -> client.createFolder(wanted.request()));
  }

  void change(Wanted.Folder wanted, Found found, Set<Part> parts) {
    if (parts.contains(Part.DEFINITION)) {
      rename(wanted);
    }
    if (parts.contains(Part.ACCESS)) {
      permit(wanted.head(), found.labels().access());
    }
  }

  private void rename(Wanted.Folder wanted) {
    String id = wanted.head().id();
    String name = wanted.request().name();
    Calls.ask(
        "update " + wanted.head().label(),
        () -> client.updateFolder(it -> it.awsAccountId(account).folderId(id).name(name)));
  }

  private void permit(Wanted.Head head, Access found) {
    UpdateFolderPermissionsRequest.Builder request =
        UpdateFolderPermissionsRequest.builder().awsAccountId(account).folderId(head.id());
    head.access().change(found, request::grantPermissions, request::revokePermissions);
    Calls.ask(
        "say who may use " + head.label(), () -> client.updateFolderPermissions(request.build()));
  }
}
