package org.assay.comparison.quantity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws of one quantity, in its unit. */
public final class Samples {

    private final Quantity quantity;
    private final double[] drawn;
    private double @Nullable [] ascending;

    Samples(Quantity quantity, double[] drawn) {
        this.quantity = quantity;
        this.drawn = drawn;
    }

    public Quantity quantity() {
        return quantity;
    }

    public int size() {
        return drawn.length;
    }

    /** In the order in which they were drawn: the i-th belongs to the i-th of every other quantity of the call. */
    double[] drawn() {
        return drawn;
    }

    /** @param level within 0..1; linear between order statistics */
    public double quantile(double level) {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("level is %s, but must lie within 0..1; did you pass a percentage?".formatted(level));
        }
        double[] sorted = ascending();
        double position = level * (sorted.length - 1);
        int below = (int) position;
        double fraction = position - below;
        return fraction == 0 ? sorted[below] : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }

    private double[] ascending() {
        double[] known = ascending;
        if (known == null) {
            known = drawn.clone();
            Arrays.sort(known);
            ascending = known;
        }
        return known;
    }

    public double median() {
        return quantile(0.5);
    }

    public double mean() {
        return Arrays.stream(drawn).average().orElseThrow();
    }

    /** 5 % to 95 %. */
    public Interval interval90() {
        return Interval.of(quantile(0.05), quantile(0.95));
    }

    /** 2.5 % to 97.5 %. */
    public Interval interval95() {
        return Interval.of(quantile(0.025), quantile(0.975));
    }
}
