/** Views as data sets of QuickSight: what is wanted, what is found, and how to make it so. */
@NullMarked
package dev.firn.target.quicksight;

import org.jspecify.annotations.NullMarked;
