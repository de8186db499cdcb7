/**
 * The bridge to Apache Commons Math 3.6.1, the only package that knows it: its optimisers as
 * {@link org.assay.classical.descent.Minimiser}s, and ours as its {@code MultivariateOptimizer}.
 *
 * <p>Commons Math throws when its budget is spent and drops the best point with it; here the stop
 * rules of the run hold the budget, down to single evaluations, and the best point is kept. One
 * iteration of an optimiser is one step of the run. Rules on gradients never fire for methods that
 * compute none. Values that are not numbers are shown to Commons Math as very high.
 */
@NullMarked
package org.assay.classical.commons;

import org.jspecify.annotations.NullMarked;
