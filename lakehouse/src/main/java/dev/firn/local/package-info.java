/**
 * The local topology as a whole: starts its parts with the bucket, topics and tables that they
 * need, tells how they are, and stops them.
 */
@NullMarked
package dev.firn.local;

import org.jspecify.annotations.NullMarked;
