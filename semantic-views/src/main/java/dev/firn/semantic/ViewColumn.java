package dev.firn.semantic;

/** A column of a view. */
public record ViewColumn(String name, ValueType type, String description) {}
