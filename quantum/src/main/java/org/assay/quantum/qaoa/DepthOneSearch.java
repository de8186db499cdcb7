package org.assay.quantum.qaoa;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The search behind {@link DepthOne#optimise}. */
final class DepthOneSearch {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int BETA_GRID = 48;

    /** A share of the gain that is rounding. */
    private static final double AS_GOOD = 1e-9;

    private final DepthOne cost;
    private final Sense sense;
    private int evaluations;

    DepthOneSearch(DepthOne cost, Sense sense) {
        this.cost = cost;
        this.sense = sense;
    }

    DepthOne.Optimum run() {
        double scale = cost.rootMeanSquare();
        if (scale == 0) {
            return new DepthOne.Optimum(QaoaAngles.of(0, 0), cost.energy(0, 0), 1);
        }
        double last = Math.PI / scale;
        int points = cost.gridPoints(last);
        double step = last / points;
        double[] gain = IntStream.rangeClosed(0, points).mapToDouble(i -> gain(i * step)).toArray();
        double[] candidates = IntStream.rangeClosed(0, points)
                .filter(i -> (i == 0 || gain[i] >= gain[i - 1]) && (i == points || gain[i] >= gain[i + 1]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gain[i]))
                .limit(3)
                .mapToDouble(i -> argMax(this::gain, (i - 1) * step, (i + 1) * step))
                .toArray();
        double gamma = leastOfTheBest(candidates, gain[0]);
        DepthOne.Wave wave = cost.wave(gamma);
        double beta = bestBeta(wave);
        return new DepthOne.Optimum(QaoaAngles.of(gamma, beta), wave.at(beta), evaluations);
    }

    /** Of several that are as good, the first: deeper angles grown from a mirror image of it would not be images of each other. */
    private double leastOfTheBest(double[] gammas, double gainOfNone) {
        double most = Arrays.stream(gammas).map(this::gain).max().orElseThrow();
        double enough = most - AS_GOOD * (most - gainOfNone);
        return Arrays.stream(gammas).filter(g -> gain(g) >= enough).min().orElseThrow();
    }

    private double gain(double gamma) {
        evaluations++;
        DepthOne.Wave wave = cost.wave(gamma);
        return sense.sign() * wave.at(bestBeta(wave));
    }

    /** In {@code (-pi/2, pi/2]}, the period of beta. */
    private double bestBeta(DepthOne.Wave wave) {
        DoubleUnaryOperator gain = beta -> sense.sign() * wave.at(beta);
        double step = Math.PI / BETA_GRID;
        int best = IntStream.range(0, BETA_GRID)
                .boxed()
                .max(Comparator.comparingDouble(i -> gain.applyAsDouble(i * step)))
                .orElseThrow();
        double beta = argMax(gain, (best - 1) * step, (best + 1) * step);
        return beta > Math.PI / 2 ? beta - Math.PI : beta;
    }

    /** Golden section to 1e-9, where the gain is flat to 1e-16 of its curvature. */
    static double argMax(DoubleUnaryOperator gain, double low, double high) {
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double atA = gain.applyAsDouble(a);
        double atB = gain.applyAsDouble(b);
        while (high - low > 1e-9) {
            if (atA > atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - GOLDEN * (high - low);
                atA = gain.applyAsDouble(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + GOLDEN * (high - low);
                atB = gain.applyAsDouble(b);
            }
        }
        return (low + high) / 2;
    }
}
