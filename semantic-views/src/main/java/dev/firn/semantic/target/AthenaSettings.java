package dev.firn.semantic.target;

import java.util.Optional;

/**
 * How Athena is reached.
 *
 * @param workgroup whose settings and limits hold for the statements
 * @param output where Athena writes the results of statements, an S3 location; empty where the
 *     workgroup says it
 * @param endpoint overrides the region's own; empty on AWS
 */
public record AthenaSettings(
    String region, String workgroup, Optional<String> output, Optional<String> endpoint) {}
