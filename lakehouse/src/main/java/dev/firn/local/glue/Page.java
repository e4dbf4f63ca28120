package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One page of a listing. The token names the last item, not a position, so that a listing neither
 * skips nor repeats what stays while other items come and go.
 *
 * @param isLast whether nothing follows
 */
record Page<T>(List<T> items, boolean isLast) {
  /** Where items come from. */
  @FunctionalInterface
  interface Source<T> {
    /** At most {@code limit} items that follow the key, in the listing's order. */
    List<T> after(String key, int limit);
  }

  /** Reads on until the page is full and it is known whether anything follows. */
  static <T> Page<T> read(
      Source<T> source, Function<T, String> key, Predicate<T> filter, String start, int size) {
    List<T> found = new ArrayList<>();
    String position = start;
    while (true) {
      List<T> chunk = source.after(position, size + 1);
      chunk.stream().filter(filter).forEach(found::add);
      if (found.size() > size) {
        return new Page<>(List.copyOf(found.subList(0, size)), false);
      }
      if (chunk.size() <= size) {
        return new Page<>(List.copyOf(found), true);
      }
      position = key.apply(chunk.getLast());
    }
  }

  ObjectNode answer(String field, Function<T, String> key, Function<T, ObjectNode> view) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(field);
    items.forEach(item -> list.add(view.apply(item)));
    if (!isLast) {
      answer.put("NextToken", Request.pageEnd(key.apply(items.getLast())));
    }
    return answer;
  }
}
