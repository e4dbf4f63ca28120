package dev.firn.target.quicksight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.quicksight.model.ResourcePermission;

/**
 * Who may do what with one object.
 *
 * @param actions of each principal
 */
record Access(SortedMap<String, SortedSet<String>> actions) {

  Access {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    actions.forEach((principal, allowed) ->
        copy.put(principal, Collections.unmodifiableSortedSet(new TreeSet<>(allowed))));
    actions = Collections.unmodifiableSortedMap(copy);
  }

  static Access none() {
    return new Access(new TreeMap<>());
  }

  static Access of(Collection<ResourcePermission> permissions) {
    SortedMap<String, SortedSet<String>> actions = new TreeMap<>();
    permissions.forEach(
        it -> actions.computeIfAbsent(it.principal(), _ -> new TreeSet<>()).addAll(it.actions()));
    return new Access(actions);
  }

  /** The same, and these principals with those actions. */
  Access with(Collection<String> principals, Collection<String> allowed) {
    SortedMap<String, SortedSet<String>> more = new TreeMap<>(actions);
    principals.forEach(principal -> more.put(principal, new TreeSet<>(allowed)));
    return new Access(more);
  }

  List<ResourcePermission> permissions() {
    return actions.entrySet().stream().map(it -> permission(it.getKey(), it.getValue())).toList();
  }

  /**
   * Says what is to be changed where something else is found: all actions of each principal that
   * differs are granted, and those that are too many revoked. Nothing is said of an empty list.
   */
  void change(
      Access found,
      Consumer<List<ResourcePermission>> grant,
      Consumer<List<ResourcePermission>> revoke) {
    List<ResourcePermission> grants = grants(found);
    List<ResourcePermission> revokes = revokes(found);
    if (!grants.isEmpty()) {
      grant.accept(grants);
    }
    if (!revokes.isEmpty()) {
      revoke.accept(revokes);
    }
  }

  private List<ResourcePermission> grants(Access found) {
    return actions.entrySet().stream()
        .filter(it -> !it.getValue().equals(found.actions.get(it.getKey())))
        .map(it -> permission(it.getKey(), it.getValue()))
        .toList();
  }

  private List<ResourcePermission> revokes(Access found) {
    List<ResourcePermission> revokes = new ArrayList<>();
    found.actions.forEach((principal, allowed) -> {
      Set<String> tooMany = new TreeSet<>(allowed);
      tooMany.removeAll(actions.getOrDefault(principal, Collections.emptySortedSet()));
      if (!tooMany.isEmpty()) {
        revokes.add(permission(principal, tooMany));
      }
    });
    return revokes;
  }

  /** One line for each principal that has other actions than it should. */
  List<String> differences(Access found) {
    Set<String> principals = new TreeSet<>(actions.keySet());
    principals.addAll(found.actions.keySet());
    return principals.stream()
        .filter(it -> !of(it).equals(found.of(it)))
        .map(it ->
            "%s may do %d things instead of %d".formatted(it, found.of(it).size(), of(it).size()))
        .toList();
  }

  private SortedSet<String> of(String principal) {
    return actions.getOrDefault(principal, Collections.emptySortedSet());
  }

  private static ResourcePermission permission(String principal, Collection<String> allowed) {
    return ResourcePermission.builder().principal(principal).actions(allowed).build();
  }
}
