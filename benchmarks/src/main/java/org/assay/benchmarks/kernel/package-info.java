/**
 * One benchmark for each family of kernels, on a state that fits the innermost caches, one that fits
 * the outer ones and one that does not.
 *
 * <p>Each checks its answer against the reference simulator before it is timed.
 */
@NullMarked
package org.assay.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
