package dev.firn.lake;

import java.util.Optional;

/**
 * The object store that holds the lake's files.
 *
 * @param region AWS region of the bucket
 * @param endpoint overrides the region's own endpoint; empty on AWS
 * @param pathStyleAccess address buckets by path instead of by host name
 */
public record StorageSettings(String region, Optional<String> endpoint, boolean pathStyleAccess) {}
