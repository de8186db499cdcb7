/**
 * Continuous relaxations of spin models, the rounding that leads back to spins, and what they bound.
 *
 * <p>Spins become angles ({@link org.assay.classical.relaxation.AngleObjective}), means
 * ({@link org.assay.classical.relaxation.ProductState}) or unit vectors
 * ({@link org.assay.classical.relaxation.MixingMethod}); each is minimised in the energy's own unit
 * and, for MaxCut, gives minus a relaxed cut. Relaxations work on models without fields; others are
 * given a further spin first ({@link org.assay.classical.search.FieldFree}). Rounding and local search
 * belong to the cost of a solver. The vectors yield a lower bound on every energy, with a proof.
 */
@NullMarked
package org.assay.classical.relaxation;

import org.jspecify.annotations.NullMarked;
