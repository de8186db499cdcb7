/**
 * From contenders to comparable numbers: trials with seeds, quality against the optimum, and time,
 * work and energy to a target, each with an interval.
 *
 * <p>Quality is a share of the optimum ({@link org.assay.comparison.experiment.Quality}); the optimum
 * is proved, or best known with its source. The target is a share, usually 0.95. What follows from the
 * seed ({@code Findings}) is kept apart from what was measured ({@code Measurements}): two runs agree in
 * the first to the last bit. One seed makes a tree of streams, split by names, so that another
 * contender or another trial moves no other stream. Trials run one after another on one thread.
 *
 * <p>Before the trials that count, contenders run by turns on other seeds until the compiler has had a
 * fair chance: until each gets no faster, for 0.25 s of processor time at most, or one run. This warm-up
 * is reported, and left out of all times: the numbers are those of a process that has been running for
 * a while.
 */
@NullMarked
package org.assay.comparison.experiment;

import org.jspecify.annotations.NullMarked;
