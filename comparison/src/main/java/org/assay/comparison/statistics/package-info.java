/**
 * Uncertainty of what was measured: bootstrap intervals, Jeffreys draws, Holm's correction.
 *
 * <p>Randomness comes from a seed, so that an interval repeats as long as its data do. Intervals are
 * two-sided at a stated level; an upper end may be infinite, never NaN.
 */
@NullMarked
package org.assay.comparison.statistics;

import org.jspecify.annotations.NullMarked;
