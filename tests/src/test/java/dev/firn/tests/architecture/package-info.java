/** What the structure of the code promises. */
@NullMarked
package dev.firn.tests.architecture;

import org.jspecify.annotations.NullMarked;
