/**
 * Numbers that say where they come from.
 *
 * <p>A {@link org.assay.comparison.quantity.Quantity} has a value, an interval, a unit, a kind
 * (measured, derived, published, assumed) and a source; arithmetic keeps the derivation, so that a
 * reader of a report can redo every number. Uncertain inputs are {@link
 * org.assay.comparison.quantity.Distribution}s. Two inputs that are equal records <em>are</em> the
 * same parameter: wherever they occur in a derivation, they are drawn together.
 *
 * <p>Intervals of derived quantities come from the corners of their inputs' intervals and ignore
 * that inputs may be shared; they are never too narrow for a monotone formula, and may be too wide.
 * Ratios of things that share a parameter are a matter for Monte Carlo.
 */
@NullMarked
package org.assay.comparison.quantity;

import org.jspecify.annotations.NullMarked;
