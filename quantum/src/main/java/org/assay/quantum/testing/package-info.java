/**
 * Assertions on states and counts for users' own tests, with any test framework: they throw
 * {@link java.lang.AssertionError} with a message that says what differs.
 */
@NullMarked
package org.assay.quantum.testing;

import org.jspecify.annotations.NullMarked;
