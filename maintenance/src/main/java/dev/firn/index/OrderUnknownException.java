package dev.firn.index;

/** One lane snapshot holds two live rows of a key in different files, and nothing orders them. */
public final class OrderUnknownException extends RuntimeException {
  OrderUnknownException(String file, int position, String otherFile, int otherPosition) {
    super(
        "row "
            + position
            + " of "
            + file
            + " and row "
            + otherPosition
            + " of "
            + otherFile
            + " have one key, came in one checkpoint, and there is no version column to order them");
  }
}
