package dev.firn.reprocess;

import java.util.Set;

/**
 * What happens to keys that another correction has changed since the fork.
 *
 * @param over names of corrections whose rows this one replaces
 * @param keepOthers whether rows of the rest may stay as they are; else publishing is refused
 */
public record PublishOptions(Set<String> over, boolean keepOthers) {
  /** Refuses as soon as there is such a key. */
  public static final PublishOptions STRICT = new PublishOptions(Set.of(), false);

  public PublishOptions {
    over = Set.copyOf(over);
  }
}
