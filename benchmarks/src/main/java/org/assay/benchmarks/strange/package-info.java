/**
 * Strange's own environment beside ours, on the same programs.
 *
 * <p>Each benchmark checks that both give the same amplitudes before it is timed. Times include reading
 * the program and asking for the amplitudes, which ours makes only then.
 */
@NullMarked
package org.assay.benchmarks.strange;

import org.jspecify.annotations.NullMarked;
