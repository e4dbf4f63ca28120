/** What analysts and their tools find, in Firn's own Trino and in the official image. */
@NullMarked
package dev.firn.tests.serving;

import org.jspecify.annotations.NullMarked;
