package dev.firn.publish;

import org.apache.iceberg.DataFile;
import org.roaringbitmap.RoaringBitmap;

/** All positions of one data file that are dead from now on. */
record DeadPositions(DataFile file, RoaringBitmap positions) {}
