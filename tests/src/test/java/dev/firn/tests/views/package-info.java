/** Semantic views, published to a running Trino. */
@NullMarked
package dev.firn.tests.views;

import org.jspecify.annotations.NullMarked;
