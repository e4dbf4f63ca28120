package dev.firn.sql;

/**
 * A column of a result.
 *
 * @param rightAligned whether its values are numbers
 */
record ResultColumn(String name, boolean rightAligned) {}
