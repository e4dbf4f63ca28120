package dev.firn.semantic;

/**
 * What makes a view a time series.
 *
 * @param column says when a row counts
 */
public record Timeline(ColumnPath column, Grain grain) {}
