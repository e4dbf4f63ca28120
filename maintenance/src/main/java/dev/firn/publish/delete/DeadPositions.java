package dev.firn.publish.delete;

import org.apache.iceberg.DataFile;
import org.roaringbitmap.RoaringBitmap;

/** The positions that a new delete file of one data file has to hold. */
public record DeadPositions(DataFile file, RoaringBitmap positions) {}
