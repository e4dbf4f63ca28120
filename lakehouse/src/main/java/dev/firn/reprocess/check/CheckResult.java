package dev.firn.reprocess.check;

import dev.firn.lake.check.Check;

/**
 * What became of a check.
 *
 * @param table whose branch was looked at
 * @param passed also false if it could not be asked
 * @param found what was seen, in a few words
 */
public record CheckResult(String table, Check check, boolean passed, String found) {}
