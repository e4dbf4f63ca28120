/** A QuickSight of our own for tests, and what is shown against it. */
@NullMarked
package dev.firn.tests.quicksight;

import org.jspecify.annotations.NullMarked;
