/**
 * Running circuits: states, simulators, shots and what they counted.
 *
 * <p>{@link org.assay.quantum.simulate.ReferenceSimulator} is the definition: it multiplies by gate
 * matrices in the most obvious way. Every other simulator must agree with it.
 * {@link org.assay.quantum.simulate.StateVector} is the one mutable class.
 *
 * <p>Qubit {@code i} is bit {@code i} of an amplitude's index; kets are printed with the highest qubit
 * on the left and carry their legend, {@code |q2 q1 q0>}.
 */
@NullMarked
package org.assay.quantum.simulate;

import org.jspecify.annotations.NullMarked;
