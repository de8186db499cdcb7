/**
 * From circuits as written to circuits as a device runs them: decomposition into a native gate set,
 * routing on a coupling map, and a schedule with gate times.
 *
 * <p>Every step returns a circuit with the same unitary, global phase included (it is kept as an
 * {@code Operation} of gate {@code GlobalPhase}, since a control would make it visible); routing
 * returns it up to the permutation of qubits that its result states. What has no unitary (measure,
 * reset, barrier, conditional) keeps its place. Times are in seconds.
 */
@NullMarked
package org.assay.quantum.transpile;

import org.jspecify.annotations.NullMarked;
