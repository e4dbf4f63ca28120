package dev.firn.expire;

/** Why a snapshot is kept; of several reasons the first counts. */
public enum KeptReason {
  /** The head of a branch, or what a tag names. */
  NAMED("named by a branch or tag"),
  /** On the lane and not yet part of main's history. */
  LANE("on the lane, since it left main"),
  /** On another branch. */
  BRANCH("on another branch, since it left main"),
  /** Young, or among the last of main. */
  RETAINED("of main, by age and count"),
  /** Of main, and something needs it or what is before it. */
  NEEDED("of main, up to the marker or to where a branch left it"),
  /** Off the lane, which holds a checkpoint of it once more that is not published. */
  REPEATED("of a checkpoint that is on the lane once more"),
  /** Off the lane since a short time. */
  PUBLISHED("published a short time ago"),
  /** Nobody leads to it, and nobody published it. */
  STRAY("on no branch, and young");

  private final String text;

  KeptReason(String text) {
    this.text = text;
  }

  /** The reason in words. */
  public String text() {
    return text;
  }
}
