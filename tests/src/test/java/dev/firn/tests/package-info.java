/** What is shown against the local topology, which all tests of a run share. */
@NullMarked
package dev.firn.tests;

import org.jspecify.annotations.NullMarked;
