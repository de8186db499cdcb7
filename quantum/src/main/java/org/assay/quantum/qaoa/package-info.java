/**
 * The quantum approximate optimisation algorithm for any diagonal cost: energies and exact
 * gradients, closed forms, infinite-size limits, and ways to choose angles.
 *
 * <p>Conventions: {@code |psi> = prod_l exp(-i beta_l B) exp(-i gamma_l C) |+>} with
 * {@code B = sum X}, the first layer acting first, so that a layer is RX(2 beta) on each qubit and,
 * for a cut, RZZ(-gamma w) on each edge; angles in radians. For angles of other tools see
 * {@link org.assay.quantum.qaoa.AngleConvention}. Whether the cost is maximised or minimised is the
 * caller's choice: an energy here is {@code <psi|C|psi>}, with the sign of the cost given.
 */
@NullMarked
package org.assay.quantum.qaoa;

import org.jspecify.annotations.NullMarked;
