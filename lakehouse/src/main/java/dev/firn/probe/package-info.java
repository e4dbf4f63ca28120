/** What a running lake is asked from outside: how fresh, how far, how fast, how right it is. */
@NullMarked
package dev.firn.probe;

import org.jspecify.annotations.NullMarked;
