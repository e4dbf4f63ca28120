package dev.firn.local.glue.store;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The tags of resources, named by their ARN, within one transaction. */
public final class Tags {
  private final Sql sql;

  Tags(Sql sql) {
    this.sql = sql;
  }

  public Map<String, String> of(String resource) {
    Map<String, String> tags = new TreeMap<>();
    sql.query(
            "SELECT name, content FROM tags WHERE resource = ?",
            row -> Map.entry(row.getString(1), row.getString(2)),
            resource)
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    return tags;
  }

  public void put(String resource, Map<String, String> tags) {
    tags.forEach((name, content) ->
        sql.update(
            "MERGE INTO tags (resource, name, content) KEY (resource, name) VALUES (?, ?, ?)",
            resource,
            name,
            content));
  }

  public void remove(String resource, Collection<String> names) {
    names.forEach(
        name -> sql.update("DELETE FROM tags WHERE resource = ? AND name = ?", resource, name));
  }

  public void removeAll(String resource) {
    sql.update("DELETE FROM tags WHERE resource = ?", resource);
  }
}
