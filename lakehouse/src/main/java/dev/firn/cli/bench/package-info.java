/** The commands of benchmarks. */
@NullMarked
package dev.firn.cli.bench;

import org.jspecify.annotations.NullMarked;
