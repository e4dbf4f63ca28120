/** Keeps the manifests of main few, and sorted by partition. */
@NullMarked
package dev.firn.manifest;

import org.jspecify.annotations.NullMarked;
