package dev.firn.tests.quicksight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/** Folders and what is in them. */
record FakeFolders(FakeAccount account) {

  ObjectNode create(ObjectNode request) {
    String id = request.get("FolderId").asText();
    ObjectNode fields = request.deepCopy().retain("FolderId", "Name", "FolderType");
    Stored folder = account.add("folder", id, fields, request);
    return answer().put("Arn", folder.arn).put("FolderId", id);
  }

  ObjectNode describe(JsonNode request) {
    ObjectNode answer = answer();
    answer.set("Folder", folder(request).fields.deepCopy().put("SharingModel", "ACCOUNT"));
    return answer;
  }

  ObjectNode update(JsonNode request) {
    Stored folder = folder(request);
    folder.fields.put("Name", request.get("Name").asText());
    return answer().put("Arn", folder.arn);
  }

  ObjectNode delete(JsonNode request) {
    Stored folder = folder(request);
    if (!folder.parts.isEmpty()) {
      throw Refusals.conflict("the folder is not empty");
    }
    account.remove("folder", request.get("FolderId").asText());
    return answer().put("Arn", folder.arn);
  }

  ObjectNode permissions(JsonNode request) {
    Stored folder = folder(request);
    return account.page(
        request,
        "Permissions",
        StreamSupport.stream(folder.permissionList().spliterator(), false).toList());
  }

  ObjectNode permit(JsonNode request) {
    return account.permit(folder(request), request);
  }

  ObjectNode enter(JsonNode request) {
    String id = request.get("MemberId").asText();
    Stored folder = folder(request);
    account.get("dataset", id);
    if (folder.parts.containsKey(id)) {
      throw Refusals.exists("the membership");
    }
    folder.parts.put(id, answer());
    ObjectNode answer = answer();
    answer
        .putObject("FolderMember")
        .put("MemberId", id)
        .put("MemberType", request.get("MemberType").asText());
    return answer;
  }

  private Stored folder(JsonNode request) {
    return account.get("folder", request.get("FolderId").asText());
  }

  private static ObjectNode answer() {
    return JsonNodeFactory.instance.objectNode();
  }
}
