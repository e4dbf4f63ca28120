/** Reference data that TPC-DS does not have, computed: the same at every call, and made up. */
@NullMarked
package dev.firn.dimension.synthetic;

import org.jspecify.annotations.NullMarked;
