package org.assay.classical.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Inverse temperatures, in units of 1 / energy, from the first sweep to the last.
 *
 * @param hot  the first, greater than 0
 * @param cold the last, at least {@code hot}
 */
public record BetaRange(double hot, double cold) {
    private static final double FAR_WEAKER = 0.125;
    private static final int SAMPLES = 20;

    public BetaRange {
        if (!(hot > 0 && hot <= cold && cold < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "inverse temperatures %s (hot) to %s (cold), but 0 < hot <= cold is required".formatted(hot, cold));
        }
    }

    /**
     * A range fit for a model: at the hot end the stiffest spin flips half of the time against the
     * field that it would have among random neighbours; at the cold end a step up by the weakest coupling or field is taken once in 100 tries.
     * Those far weaker than the mean are left to the descent that follows.
     */
    public static BetaRange of(SpinModel model) {
        double[] magnitudes = magnitudes(model);
        if (magnitudes.length == 0) {
            return new BetaRange(1, 1);
        }
        double least = Double.POSITIVE_INFINITY;
        for (double magnitude : magnitudes) {
            least = Math.min(least, magnitude);
        }
        double weakest = Math.max(least, FAR_WEAKER * (Sums.of(magnitudes) / magnitudes.length));
        double hot = Math.log(2) / (2 * stiffest(model));
        return new BetaRange(hot, Math.max(hot, Math.log(100) / (2 * weakest)));
    }

    /** Of the fields and couplings that are not 0; of couplings twice, as rows have them. */
    private static double[] magnitudes(SpinModel model) {
        double[] magnitudes = new double[model.fields().length + model.rowCouplings().length];
        int count = 0;
        for (double[] coefficients : new double[][] {model.fields(), model.rowCouplings()}) {
            for (double coefficient : coefficients) {
                if (coefficient != 0) {
                    magnitudes[count++] = Math.abs(coefficient);
                }
            }
        }
        return Arrays.copyOf(magnitudes, count);
    }

    /**
     * A range for an energy of any order, from samples: at the hot end a rise as large as they are in
     * root mean square among random assignments is taken half of the time; at the cold end the least
     * one out of local minima, once in 100 tries.
     */
    static BetaRange of(Landscape landscape) {
        RandomGenerator random = Seeds.stream(0, 0);
        double square = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int sample = 0; sample < SAMPLES; sample++) {
            FlipState state = landscape.state(Spins.random(landscape.size(), random));
            for (int i = 0; i < landscape.size(); i++) {
                square = Math.hypot(square, state.increase(i));
            }
            state.descend();
            for (int i = 0; i < landscape.size(); i++) {
                double rise = state.increase(i);
                least = rise > state.leastGain() ? Math.min(least, rise) : least;
            }
        }
        double typical = square / Math.sqrt((double) SAMPLES * landscape.size());
        if (typical == 0 || Double.isInfinite(least)) {
            return new BetaRange(1, 1);
        }
        double hot = Math.log(2) / typical;
        return new BetaRange(hot, Math.max(hot, Math.log(100) / Math.max(least, FAR_WEAKER * typical)));
    }

    /** The largest local field, over the spins, in root mean square over random neighbours. */
    private static double stiffest(SpinModel model) {
        double stiffest = 0;
        for (int i = 0; i < model.size(); i++) {
            double field = Math.abs(model.field(i));
            for (int k = model.offsets()[i]; k < model.offsets()[i + 1]; k++) {
                field = Math.hypot(field, model.rowCouplings()[k]);
            }
            stiffest = Math.max(stiffest, field);
        }
        return stiffest;
    }

    /** Value number {@code step} of {@code steps} in geometric progression, hot first. */
    public double geometric(long step, long steps) {
        return steps == 1 ? cold : at(step / (steps - 1.0));
    }

    /** The value at a share of the way in geometric progression: hot at 0, cold at 1. */
    public double at(double share) {
        return hot * Math.pow(cold / hot, share);
    }
}
