package org.assay.comparison.verdict;

import java.util.Arrays;
import org.assay.comparison.quantity.Interval;

/**
 * The size from which the challenger is cheaper than the incumbent, as the fits have it:
 * {@code N* = (a_challenger - a_incumbent) / (b_incumbent - b_challenger)} in the abscissa of the law.
 *
 * @param size        infinite where the challenger does not grow more slowly
 * @param interval    over pairs of resamples; its upper end is infinite where some pair never crosses
 * @param probability share of pairs in which the challenger grows more slowly
 * @param isNear      whether the size lies within half a span of what both have measured
 */
public record Crossover(double size, Interval interval, double probability, boolean isNear) {

    /** Of two fits by one law, with as many draws. */
    public static Crossover of(ScalingFit challenger, ScalingFit incumbent, double level) {
        if (challenger.law() != incumbent.law() || challenger.draws().size() != incumbent.draws().size()) {
            throw new IllegalArgumentException("fits by %s with %d draws and by %s with %d; they must agree"
                    .formatted(challenger.law(), challenger.draws().size(), incumbent.law(), incumbent.draws().size()));
        }
        ScalingFit.Line ours = new ScalingFit.Line(challenger.intercept(), challenger.rate());
        ScalingFit.Line theirs = new ScalingFit.Line(incumbent.intercept(), incumbent.rate());
        double[] sizes = new double[challenger.draws().size()];
        Arrays.setAll(sizes, i -> size(challenger.law(), challenger.draws().get(i), incumbent.draws().get(i), incumbent.largest()));
        Arrays.sort(sizes);
        double slower = (double) Arrays.stream(sizes).filter(Double::isFinite).count() / sizes.length;
        double size = size(challenger.law(), ours, theirs, incumbent.largest());
        double low = sizes[(int) Math.floor((1 - level) / 2 * (sizes.length - 1))];
        double high = sizes[(int) Math.ceil((1 + level) / 2 * (sizes.length - 1))];
        Interval interval = Double.isFinite(low) ? new Interval(low, high) : Interval.atLeast(Math.max(challenger.largest(), incumbent.largest()));
        return new Crossover(size, interval, slower, challenger.isNear(size) && incumbent.isNear(size));
    }

    /** @param unsolved where an incumbent crosses that could not solve the largest size in this resample */
    private static double size(Growth law, ScalingFit.Line challenger, ScalingFit.Line incumbent, double unsolved) {
        if (challenger.rate() >= incumbent.rate()) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(incumbent.rate())) {
            return unsolved;
        }
        double abscissa = (challenger.intercept() - incumbent.intercept()) / (incumbent.rate() - challenger.rate());
        return switch (law) {
            case EXPONENTIAL -> Math.max(1, abscissa);
            case POWER -> Math.max(1, Math.pow(2, abscissa));
        };
    }
}
