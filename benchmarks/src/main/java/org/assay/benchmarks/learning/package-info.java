/**
 * Matrix kernels and training: the counter {@code flops} of each benchmark is its rate of
 * floating-point operations, so that training can be set against the kernel it runs on.
 *
 * <p>Each checks its answer before it is timed.
 */
@NullMarked
package org.assay.benchmarks.learning;

import org.jspecify.annotations.NullMarked;
