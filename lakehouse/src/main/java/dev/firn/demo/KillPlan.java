package dev.firn.demo;

import dev.firn.local.site.PartName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which process dies when. */
record KillPlan(List<Planned> kills) {
  /** Everything but the stand-ins for AWS. */
  private static final Set<PartName> VICTIMS =
      EnumSet.complementOf(EnumSet.of(PartName.S3, PartName.GLUE));

  /** Not before data flows, and not so late that the end is reached without the victim. */
  private static final double FIRST = 0.10;

  private static final double LAST = 0.85;

  KillPlan {
    kills = List.copyOf(kills);
  }

  /** Kills each victim once, each at a moment of its own that the seed decides. */
  static KillPlan of(long seed, long estimatedEvents) {
    Random random = new Random(seed);
    List<Planned> kills = new ArrayList<>();
    for (PartName victim : VICTIMS) {
      double moment = FIRST + random.nextDouble() * (LAST - FIRST);
      kills.add(new Planned(victim, Math.round(moment * estimatedEvents)));
    }
    kills.sort(Comparator.comparingLong(Planned::afterEvents));
    return new KillPlan(kills);
  }

  /** A kill to come. */
  record Planned(PartName part, long afterEvents) {}
}
