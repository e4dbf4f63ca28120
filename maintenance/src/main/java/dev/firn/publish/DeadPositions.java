package dev.firn.publish;

import org.apache.iceberg.DataFile;
import org.roaringbitmap.RoaringBitmap;

/** The positions that a new delete file of one data file has to hold. */
record DeadPositions(DataFile file, RoaringBitmap positions) {}
