package dev.firn.demo.views;

/**
 * What a view said.
 *
 * @param question that the view answers, in words
 * @param table the rows, for people
 */
public record Answer(String view, String question, String table) {}
