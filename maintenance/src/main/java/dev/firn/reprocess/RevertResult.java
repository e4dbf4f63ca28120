package dev.firn.reprocess;

/**
 * How a correction was taken out of main again.
 *
 * @param name of the correction that does so, which is kept like any other
 * @param published how it came to main; what main has changed since stays
 */
public record RevertResult(String name, PublishResult published) {}
