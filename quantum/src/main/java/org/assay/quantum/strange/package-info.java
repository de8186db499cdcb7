/**
 * The bridge to Strange (org.redfx:strange 0.1.3): its programs as circuits, circuits as its
 * programs, and our engine behind its {@code QuantumExecutionEnvironment}.
 *
 * <p>The only package that knows Strange. In Strange qubit {@code i} is bit {@code i} of the index,
 * as here, but the first qubit of a gate's matrix is its high bit, {@code initializeQubit} counts
 * from the other end, and matrices hold floats. Known defects of Strange are repaired by default and
 * can be mirrored.
 */
@NullMarked
package org.assay.quantum.strange;

import org.jspecify.annotations.NullMarked;
