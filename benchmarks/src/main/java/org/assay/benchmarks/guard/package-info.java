/**
 * Two builds of the engine by turns in one process: what a change does to speed, on machines whose pace changes by the second.
 *
 * <p>Each build has a class loader of its own, so that the compiler treats both alike; {@link org.assay.benchmarks.guard.GuardWorkload} is
 * loaded once with each. {@link org.assay.benchmarks.guard.Guard} asks several processes, {@link org.assay.benchmarks.guard.PairedRun} is one.
 */
@NullMarked
package org.assay.benchmarks.guard;

import org.jspecify.annotations.NullMarked;
