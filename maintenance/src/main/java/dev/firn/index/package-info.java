/** Where each key's row lies on main: a cache that can always be rebuilt from main. */
@NullMarked
package dev.firn.index;

import org.jspecify.annotations.NullMarked;
