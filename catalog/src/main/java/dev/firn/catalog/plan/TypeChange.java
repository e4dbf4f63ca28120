package dev.firn.catalog.plan;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;

/** What two types of a column have to do with each other. */
enum TypeChange {
  SAME,
  /** Iceberg reads the old files with the new type. */
  WIDER,
  INCOMPATIBLE;

  static TypeChange of(Type actual, Type declared) {
    if (withoutIds(actual).equals(withoutIds(declared))) {
      return SAME;
    }
    if (actual.isPrimitiveType()
        && declared.isPrimitiveType()
        && TypeUtil.isPromotionAllowed(actual, declared.asPrimitiveType())) {
      return WIDER;
    }
    return INCOMPATIBLE;
  }

  /** Field ids of nested types differ between a declaration and a table, and mean nothing here. */
  private static Type withoutIds(Type type) {
    return TypeUtil.assignFreshIds(type, new AtomicInteger()::incrementAndGet);
  }
}
