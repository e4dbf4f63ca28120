/** How long an event takes from being sent to being seen on main through Trino. */
@NullMarked
package dev.firn.bench.freshness;

import org.jspecify.annotations.NullMarked;
