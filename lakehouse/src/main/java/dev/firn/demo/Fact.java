package dev.firn.demo;

/**
 * Something that the demo found out.
 *
 * @param name what
 * @param value as people read it
 * @param check how it was checked
 * @param passed whether it is as it must be
 */
public record Fact(String name, String value, String check, boolean passed) {}
