package dev.firn.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firn.index.memory.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

class MovedRowsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 5000})
  void rowsCopiedInOrderAreFound(int rows) {
    Random random = new Random(rows);
    RoaringBitmap dead = dead(random, rows);
    long[] places = new long[rows];
    long next = Location.of(7, random.nextInt(1000));
    for (int i = 0; i < rows; i++) {
      // A new file begins in the middle of the old one.
      next = i == rows / 2 ? Location.of(8, 0) : next;
      places[i] = dead.contains(i) ? Location.NONE : next++;
    }

    MovedRows moved = moved(places);

    assertThat(moved.isScattered()).isFalse();
    assertThat(moved.areAllBut(dead)).isTrue();
    assertPlaces(moved, places);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 5000})
  void allRowsCopiedInOrderAreFound(int rows) {
    long[] places = new long[rows];
    for (int i = 0; i < rows; i++) {
      places[i] = i < rows / 2 ? Location.of(3, 70 + i) : Location.of(4, i - rows / 2);
    }

    MovedRows moved = moved(places);

    assertThat(moved.isScattered()).isFalse();
    assertThat(moved.areAllBut(new RoaringBitmap())).isTrue();
    assertPlaces(moved, places);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 5000})
  void scatteredRowsAreFound(int rows) {
    Random random = new Random(rows);
    RoaringBitmap dead = dead(random, rows);
    List<Long> shuffled = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      shuffled.add(Location.of(1 + random.nextInt(3), i));
    }
    Collections.shuffle(shuffled, random);
    long[] places = new long[rows];
    for (int i = 0; i < rows; i++) {
      places[i] = dead.contains(i) ? Location.NONE : shuffled.get(i);
    }

    MovedRows moved = moved(places);

    assertThat(moved.isScattered()).isTrue();
    assertThat(moved.areAllBut(dead)).isTrue();
    assertPlaces(moved, places);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 37, 99})
  void oneRowMoreOrLessIsSeen(int row) {
    long[] places = new long[100];
    for (int i = 0; i < places.length; i++) {
      places[i] = Location.of(1, i);
    }
    RoaringBitmap dead = RoaringBitmap.bitmapOf(row);

    assertThat(moved(places).areAllBut(dead)).isFalse();
    places[row] = Location.NONE;
    assertThat(moved(places).areAllBut(dead)).isTrue();
    assertThat(moved(places).areAllBut(new RoaringBitmap())).isFalse();
  }

  private static RoaringBitmap dead(Random random, int rows) {
    RoaringBitmap dead = new RoaringBitmap();
    for (int i = 0; i < rows; i++) {
      if (random.nextInt(5) == 0) {
        dead.add(i);
      }
    }
    return dead;
  }

  private static MovedRows moved(long[] places) {
    MovedRows moved = new MovedRows(places.length);
    for (int i = 0; i < places.length; i++) {
      if (places[i] != Location.NONE) {
        moved.add(i, places[i]);
      }
    }
    moved.complete();
    for (int i = 0; moved.isScattered() && i < places.length; i++) {
      if (places[i] != Location.NONE) {
        moved.scatter(i, places[i]);
      }
    }
    return moved;
  }

  private static void assertPlaces(MovedRows moved, long[] places) {
    for (int i = 0; i < places.length; i++) {
      assertThat(moved.of(i)).isEqualTo(places[i]);
    }
  }
}
