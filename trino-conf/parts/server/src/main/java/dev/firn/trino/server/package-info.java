/** The main class of the process that is Trino. */
@NullMarked
package dev.firn.trino.server;

import org.jspecify.annotations.NullMarked;
