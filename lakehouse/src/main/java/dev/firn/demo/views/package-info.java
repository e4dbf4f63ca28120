/** The chapter of the demo about semantic views: published and asked while the stream runs. */
@NullMarked
package dev.firn.demo.views;

import org.jspecify.annotations.NullMarked;
