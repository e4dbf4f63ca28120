package dev.firn.reprocess.staging;

/**
 * A staging table.
 *
 * @param location below that of the table that is corrected
 */
public record StagingTable(String name, String location) {}
