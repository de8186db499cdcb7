/**
 * Minimisers of smooth objectives: first-order descent in batch and mini-batch form with exchangeable
 * update rules and learning-rate schedules; L-BFGS; coordinate descent.
 *
 * <p>An {@link org.assay.classical.descent.UpdateRule} is a pair of pure functions, from a gradient
 * and a memory to a step and the next memory; a {@link org.assay.classical.descent.Schedule} gives
 * the learning rate of each step, counted from 0; a {@link org.assay.classical.descent.StopRule}
 * says when to end. A {@link org.assay.classical.descent.Minimiser} is a method with its settings;
 * it works on a {@link org.assay.classical.descent.Run}, which keeps the books. Every {@link org.assay.classical.descent.DescentResult} holds the best point
 * seen, the work done, and the reason for the end with the value seen and its threshold. A result
 * never holds NaN: an objective that stops being finite ends the run with the best point so far.
 */
@NullMarked
package org.assay.classical.descent;

import org.jspecify.annotations.NullMarked;
