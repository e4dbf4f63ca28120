/**
 * Services of AWS over real HTTP, written by hand for tests: what they share. Each checks requests
 * against the service's own model, as the SDK has it, and fails as it is told to.
 */
@NullMarked
package dev.firn.tests.aws;

import org.jspecify.annotations.NullMarked;
