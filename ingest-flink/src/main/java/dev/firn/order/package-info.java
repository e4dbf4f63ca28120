/**
 * Which of several events of one key counts: the newest version, however late an older one comes.
 */
@NullMarked
package dev.firn.order;

import org.jspecify.annotations.NullMarked;
