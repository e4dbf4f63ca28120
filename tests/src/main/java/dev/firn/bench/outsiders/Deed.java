package dev.firn.bench.outsiders;

/**
 * One act on main that succeeded.
 *
 * @param rows that it was about
 * @param refusals statements that Trino refused before, since something else was committed
 * @param seconds from the first statement to the last one's end
 */
record Deed(long rows, int refusals, double seconds) {}
