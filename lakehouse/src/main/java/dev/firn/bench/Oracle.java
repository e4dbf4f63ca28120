package dev.firn.bench;

/**
 * Whether the results are right, by something that does not depend on what was measured.
 *
 * @param checked what was compared, and where it does not match, with what
 */
public record Oracle(boolean match, String checked) {}
