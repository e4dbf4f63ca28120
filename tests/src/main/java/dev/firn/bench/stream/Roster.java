package dev.firn.bench.stream;

import java.util.SplittableRandom;

/** The keys that a stream chooses from, each equally likely. Owned by the ledger. */
final class Roster {
  /** All keys: first those of the stream. */
  private final int[] order;

  private final int[] places;
  private int size;

  /**
   * A roster of the first so many keys.
   *
   * @param all how many keys there are, from 0
   */
  Roster(int all, int size) {
    this.order = new int[all];
    this.places = new int[all];
    this.size = size;
    for (int key = 0; key < all; key++) {
      order[key] = key;
      places[key] = key;
    }
  }

  int size() {
    return size;
  }

  boolean contains(int key) {
    return places[key] < size;
  }

  int any(SplittableRandom random) {
    return order[random.nextInt(size)];
  }

  void remove(int key) {
    if (contains(key)) {
      size--;
      swap(places[key], size);
    }
  }

  void add(int key) {
    if (!contains(key)) {
      swap(places[key], size);
      size++;
    }
  }

  private void swap(int one, int other) {
    int key = order[one];
    order[one] = order[other];
    order[other] = key;
    places[order[one]] = one;
    places[order[other]] = other;
  }
}
