package dev.firn.verify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a view as one engine gives them.
 *
 * @param engine what it is called
 * @param rows values of the measures, by those of the columns before them
 */
public record ViewRows(String engine, Map<List<@Nullable Object>, List<@Nullable Object>> rows) {}
