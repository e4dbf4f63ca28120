package dev.firn.lake;

/** One column of a sort order. */
public record SortTerm(String column, boolean descending, boolean nullsFirst) {}
