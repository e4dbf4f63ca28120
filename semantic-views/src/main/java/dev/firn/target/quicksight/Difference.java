package dev.firn.target.quicksight;

/**
 * Something in which an object is not as it should be.
 *
 * @param text in one line, with both values
 */
record Difference(Part part, String text) {}
