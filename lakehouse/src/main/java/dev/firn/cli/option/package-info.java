/** Options that several commands share: which lake, which topology, which Trino. */
@NullMarked
package dev.firn.cli.option;

import org.jspecify.annotations.NullMarked;
