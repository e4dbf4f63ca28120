package dev.firn.render;

import dev.firn.semantic.Dimension;
import dev.firn.semantic.View;
import java.util.ArrayList;
import java.util.List;

/** The columns of a view that tell one row from another. */
final class Keys {

  private Keys() {}

  static List<String> of(View view) {
    List<String> keys = new ArrayList<>();
    view.timeline().ifPresent(timeline -> keys.add(timeline.grain().label()));
    view.dimensions().stream().map(Dimension::name).forEach(keys::add);
    return keys;
  }
}
