package dev.firn.target;

import dev.firn.semantic.Placement.Security;
import dev.firn.semantic.ViewsException;
import dev.firn.semantic.ViewsException.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A target in memory, which spells SQL its own way, and refuses the step that it is told to. */
final class InMemoryViewStore implements ViewStore {

  private final Map<String, StoredView> views = new LinkedHashMap<>();
  private final List<String> steps = new ArrayList<>();
  private int failing = -1;

  /** The step of that number fails, counted from 0 and from now. */
  void failAt(int step) {
    steps.clear();
    failing = step;
  }

  List<String> steps() {
    return steps;
  }

  StoredView view(String name) {
    return views.get(name);
  }

  void put(StoredView view) {
    views.put(view.name(), view);
  }

  @Override
  public Map<String, StoredView> read() {
    return new LinkedHashMap<>(views);
  }

  @Override
  public void createSchema() {
    step("schema");
  }

  @Override
  public void replace(WantedView view) {
    step("replace " + view.name());
    Map<String, String> columns = new LinkedHashMap<>();
    view.columnComments().keySet().forEach(column -> columns.put(column, ""));
    put(
        new StoredView(
            view.name(),
            view.rendered().query().toUpperCase(Locale.ROOT),
            view.comment(),
            view.rendered().placement().security(),
            columns));
  }

  @Override
  public void comment(WantedView view, String comment) {
    step("comment " + view.name());
    StoredView old = views.get(view.name());
    put(
        new StoredView(
            old.name(), old.definition(), comment, old.security(), old.columnComments()));
  }

  @Override
  public void commentColumns(WantedView view) {
    view.columnComments()
        .forEach((column, comment) -> {
          if (!comment.isEmpty()) {
            commentColumn(view, column, comment);
          }
        });
  }

  void commentColumn(WantedView view, String column, String comment) {
    step("comment " + view.name() + "." + column);
    StoredView old = views.get(view.name());
    Map<String, String> columns = new HashMap<>(old.columnComments());
    columns.put(column, comment);
    put(new StoredView(old.name(), old.definition(), old.comment(), old.security(), columns));
  }

  @Override
  public void drop(String view) {
    step("drop " + view);
    views.remove(view);
  }

  void changeSql(String name, String sql) {
    StoredView old = views.get(name);
    put(new StoredView(name, sql, old.comment(), old.security(), old.columnComments()));
  }

  void changeSecurity(String name, Security security) {
    StoredView old = views.get(name);
    put(new StoredView(name, old.definition(), old.comment(), security, old.columnComments()));
  }

  private void step(String step) {
    steps.add(step);
    if (steps.size() - 1 == failing) {
      throw new ViewsException(Code.TARGET_FAILED, "Cannot " + step + ": refused");
    }
  }
}
