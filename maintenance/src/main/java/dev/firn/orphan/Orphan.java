package dev.firn.orphan;

/** A file that nothing names, as the storage lists it. */
public record Orphan(String location, long bytes) {}
