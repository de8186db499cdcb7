/**
 * What is asked of a state: Pauli strings and their sums, and costs that are diagonal in the
 * computational basis.
 *
 * <p>Conventions: {@code z = 1 - 2x}, so bit 0 is spin +1; text forms of Pauli strings have the
 * highest qubit on the left ({@code "ZI"} is Z on qubit 1); Ising energies are minimised,
 * {@code H = sum h_i z_i + sum J_ij z_i z_j + constant}.
 */
@NullMarked
package org.assay.quantum.observable;

import org.jspecify.annotations.NullMarked;
