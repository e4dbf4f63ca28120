/** A script of faults for tests: what goes wrong, with which request, how often. */
@NullMarked
package dev.firn.local.glue.fault;

import org.jspecify.annotations.NullMarked;
