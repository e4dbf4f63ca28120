package dev.firn.target;

/** One thing in which a target differs from what is declared. */
public sealed interface ViewChange {

  /** The view, or the thing that views need. */
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

  /**
   * It cannot be published, and nothing is done about it.
   *
   * @param view the view, or what the views need
   */
  record Refused(String view, String reason) implements ViewChange {
    @Override
    public String kind() {
      return "refused";
    }
  }

  /**
   * Something that views need beside themselves, in the target's own terms, is not as it should.
   */
  record Surrounding(String view, String reason, String kind) implements ViewChange {}
}
