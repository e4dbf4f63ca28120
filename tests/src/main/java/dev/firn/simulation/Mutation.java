package dev.firn.simulation;

import java.util.Arrays;
import java.util.Locale;
import org.apache.iceberg.Table;

/**
 * A way to build the keeper wrongly, by which the simulation shows that it would find it. All but
 * the first are broken where the keeper meets catalog and storage, never inside it.
 */
enum Mutation {
  /** The keeper as it is. */
  NONE,
  /** I1: the move checks one state of the table, and changes another. */
  I1 {
    @Override
    Table loaded(Table table) {
      return BrokenTable.withoutMove(table);
    }
  },
  /** I2: main may have moved between plan and commit. */
  I2 {
    @Override
    Table loaded(Table table) {
      return BrokenTable.without(table, "validateWith");
    }
  },
  /** I3: the lane's equality deletes are carried to main. */
  I3 {
    @Override
    Table loaded(Table table) {
      return BrokenTable.withLaneEqualityDeletes(table);
    }
  },
  /** I4: main does not say which checkpoints it holds. */
  I4 {
    @Override
    Table planned(Table table) {
      return BrokenTable.withoutSinkTriple(table);
    }
  },
  /** I5: a commit without a reply is taken for one that failed, and its files are deleted. */
  I5,
  /** A compaction brings no deletes along that came for its files meanwhile. */
  LATE_DELETES {
    @Override
    Table loaded(Table table) {
      return BrokenTable.withoutLateDeletes(table);
    }
  },
  /** Rows that are dead on arrival get an entry in the index. */
  DEAD_ROWS {
    @Override
    Table planned(Table table) {
      return LaneDeletes.of(table).hidden();
    }

    @Override
    Table loaded(Table table) {
      return LaneDeletes.of(table).carried();
    }
  },
  /** Format version 3: a new deletion vector does not take the place of the one before. */
  TWO_VECTORS {
    @Override
    Table loaded(Table table) {
      return BrokenTable.without(table, "removeDeletes");
    }
  },
  /** Expiry keeps what branches name, and not what lies between them. */
  EXPIRY_BY_HEADS,
  /** A correction takes main for what it was at the fork. */
  CORRECTION_OVERWRITES {
    @Override
    Table corrected(Table table, long fork) {
      return BrokenTable.withMainAt(table, fork);
    }
  },
  /** A correction takes rows that are elsewhere for rows that have changed. */
  MAIN_WINS_BY_PLACE {
    @Override
    Table corrected(Table table, long fork) {
      return BrokenTable.withPlaces(table);
    }
  };

  /** What a publisher loads to commit to. */
  Table loaded(Table table) {
    return table;
  }

  /** What a publisher plans on. */
  Table planned(Table table) {
    return table;
  }

  /**
   * What a correction is published on.
   *
   * @param fork where it begins
   */
  Table corrected(Table table, long fork) {
    return table;
  }

  /** The mutation of that name, in either case. */
  static Mutation named(String name) {
    return Arrays.stream(values())
        .filter(mutation -> mutation.label().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Cannot break '"
                    + name
                    + "': what can be broken is "
                    + Arrays.stream(values()).skip(1).map(Mutation::label).toList()));
  }

  String label() {
    return this.name().length() == 2
        ? this.name()
        : this.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
