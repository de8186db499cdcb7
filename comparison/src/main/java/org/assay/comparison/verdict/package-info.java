/**
 * What measurements of several sizes allow to be said: fits of growth with intervals, whether a cost to
 * target was really minimised, and how far a fit may be carried on.
 *
 * <p>Growth is fitted to the medians of each size, in binary logarithms: a rate of 1 doubles the cost
 * with each variable (exponential), or with each doubling of the size (power law). Intervals resample
 * the instances of each size. Nothing here knows which side is quantum.
 */
@NullMarked
package org.assay.comparison.verdict;

import org.jspecify.annotations.NullMarked;
