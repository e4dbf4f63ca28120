/** How services of AWS are asked: patiently, without doing a thing twice, and with plain errors. */
@NullMarked
package dev.firn.target.aws;

import org.jspecify.annotations.NullMarked;
