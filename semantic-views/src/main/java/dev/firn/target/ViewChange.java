package dev.firn.target;

/** One thing in which a target differs from what is declared. */
public sealed interface ViewChange {

  /** The view. */
  String view();

  /** Why, in one line. */
  String reason();

  /** A word for it. */
  String kind();

  /** A view that is to be written. */
  sealed interface Write extends ViewChange {
    /** What it should be. */
    WantedView wanted();

    @Override
    default String view() {
      return wanted().name();
    }
  }

  /** It is not there. */
  record Create(WantedView wanted) implements Write {
    @Override
    public String reason() {
      return "is not there";
    }

    @Override
    public String kind() {
      return "create";
    }
  }

  /** It is there as it was published, and its definition is another one now. */
  record Replace(WantedView wanted, String reason) implements Write {
    @Override
    public String kind() {
      return "replace";
    }
  }

  /** Somebody else changed it, or a publication did not come to its end. */
  record Repair(WantedView wanted, String reason) implements Write {
    @Override
    public String kind() {
      return "repair";
    }
  }

  /** It was published once and is no longer declared. */
  record Obsolete(String view) implements ViewChange {
    @Override
    public String reason() {
      return "is no longer declared";
    }

    @Override
    public String kind() {
      return "obsolete";
    }
  }
}
