package dev.firn.catalog.plan;

import java.util.List;

/**
 * What applying a plan did.
 *
 * @param applied changes that were made
 * @param alreadyThere changes of the plan that somebody else had made by then
 */
public record ApplyReport(List<Change> applied, List<Change> alreadyThere) {

  public ApplyReport {
    applied = List.copyOf(applied);
    alreadyThere = List.copyOf(alreadyThere);
  }
}
