package org.assay.quantum.qaoa;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Where an optimiser starts: ramps, random angles, and ways to grow good angles of one depth into a
 * start for a greater one.
 *
 * @see <a href="https://arxiv.org/abs/1812.01041">Zhou, Wang, Choi, Pichler, Lukin 2018</a>
 */
public final class AngleSchedules {

    private AngleSchedules() {}

    /**
     * An annealing-like ramp: with {@code t = (l - 1/2)/p}, gamma grows as {@code t step} and beta
     * falls as {@code (1 - t) step}. For a cost that is minimised gamma is negative.
     *
     * @param step the time step in radians per unit of cost; about 0.75 for unweighted 3-regular MaxCut
     * @see <a href="https://arxiv.org/abs/2101.05742">Sack, Serbyn 2021</a>
     */
    public static QaoaAngles ramp(int depth, double step, Sense sense) {
        return new QaoaAngles(
                each(depth, l -> sense.sign() * step * (l + 0.5) / depth),
                each(depth, l -> step * (1 - (l + 0.5) / depth)));
    }

    /** Gammas even over {@code [-reach, reach)}, betas even over {@code [-pi/4, pi/4)}. */
    public static QaoaAngles random(int depth, double reach, RandomGenerator random) {
        return new QaoaAngles(
                each(depth, _ -> random.nextDouble(-reach, reach)),
                each(depth, _ -> random.nextDouble(-Math.PI / 4, Math.PI / 4)));
    }

    /** One layer more by linear interpolation: INTERP of Zhou et al., equation B1. */
    public static QaoaAngles interpolate(QaoaAngles angles) {
        return new QaoaAngles(stretch(angles.gammas()), stretch(angles.betas()));
    }

    private static double[] stretch(double[] angles) {
        int p = angles.length;
        return each(p + 1, i -> (i == 0 ? 0 : i * angles[i - 1] / p) + (i == p ? 0 : (p - i) * angles[i] / p));
    }

    /** More layers by keeping the frequency components and adding none: FOURIER of Zhou et al. */
    public static QaoaAngles fourier(QaoaAngles angles, int depth) {
        if (depth < angles.depth()) {
            throw new IllegalArgumentException(
                    "%d layers cannot be grown from %d".formatted(depth, angles.depth()));
        }
        return fromFrequencies(gammaFrequencies(angles), betaFrequencies(angles), depth);
    }

    /**
     * {@code gamma_i = sum_k u_k sin((k - 1/2)(i - 1/2) pi/p)}, {@code beta_i = sum_k v_k cos(...)}, for
     * i and k from 1.
     */
    public static QaoaAngles fromFrequencies(double[] u, double[] v, int depth) {
        return new QaoaAngles(
                each(depth, i -> sum(u.length, k -> u[k] * Math.sin(phase(k, i, depth)))),
                each(depth, i -> sum(v.length, k -> v[k] * Math.cos(phase(k, i, depth)))));
    }

    /** The {@code u} of {@link #fromFrequencies}, as many as there are layers: a sine transform of type IV. */
    public static double[] gammaFrequencies(QaoaAngles angles) {
        int p = angles.depth();
        return each(p, k -> 2.0 / p * sum(p, i -> angles.gamma(i) * Math.sin(phase(k, i, p))));
    }

    /** The {@code v} of {@link #fromFrequencies}, as many as there are layers. */
    public static double[] betaFrequencies(QaoaAngles angles) {
        int p = angles.depth();
        return each(p, k -> 2.0 / p * sum(p, i -> angles.beta(i) * Math.cos(phase(k, i, p))));
    }

    private static double phase(int k, int i, int depth) {
        return (k + 0.5) * (i + 0.5) * Math.PI / depth;
    }

    private static double sum(int terms, IntToDoubleFunction term) {
        return IntStream.range(0, terms).mapToDouble(term).sum();
    }

    private static double[] each(int length, IntToDoubleFunction value) {
        double[] values = new double[length];
        Arrays.setAll(values, value);
        return values;
    }
}
