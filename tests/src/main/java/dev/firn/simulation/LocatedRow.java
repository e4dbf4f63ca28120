package dev.firn.simulation;

/** A live row, and where it is. */
record LocatedRow(Row row, String file, long position) {}
