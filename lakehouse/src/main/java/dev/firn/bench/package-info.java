/** What a benchmark is: how it is run, what it reports, and on which machine. */
@NullMarked
package dev.firn.bench;

import org.jspecify.annotations.NullMarked;
