package dev.firn.target.quicksight;

/** Which object: ids are unique among objects of one kind. */
record ObjectKey(Kind kind, String id) {

  /** As it is called in reports and errors. */
  String label() {
    return kind.words() + " '" + id + "'";
  }
}
