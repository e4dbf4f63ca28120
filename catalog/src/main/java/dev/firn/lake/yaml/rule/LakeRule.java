package dev.firn.lake.yaml.rule;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.document.Findings;

/**
 * Something that must hold in a lake beyond the form of its keys. A rule says nothing about a value
 * that could not be read: {@link Findings#isBroken} tells, and so does {@link
 * ColumnSection#isReadable}.
 */
interface LakeRule {

  void check(Lake lake, Findings findings);
}
