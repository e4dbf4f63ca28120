/**
 * What is declared about QuickSight: the account, where it finds the views, and who may see them.
 */
@NullMarked
package dev.firn.semantic.quicksight;

import org.jspecify.annotations.NullMarked;
