/** The demo's chapter on corrections: a fault of a producer, and how it is put right. */
@NullMarked
package dev.firn.demo.correction;

import org.jspecify.annotations.NullMarked;
