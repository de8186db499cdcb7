/**
 * What competes: a quantum or classical method with its settings, behind one interface.
 *
 * <p>A {@link org.assay.comparison.contender.Contender} is a value that makes
 * {@linkplain org.assay.comparison.contender.Trial trials}: independent runs from a seed, on one
 * problem, within a budget. A trial counts everything that the answer needed: encoding, training,
 * rounding, sampling. What follows from the seed alone ({@code Trial.Outcome}) is kept apart from what
 * clocks said ({@code Trial.Timing}). Costs have the sign and unit of the problem; work is counted in
 * a unit that each method names. Here, and nowhere below, the two engines meet.
 */
@NullMarked
package org.assay.comparison.contender;

import org.jspecify.annotations.NullMarked;
