package org.assay.quantum.qaoa;

import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The search behind {@link DepthOne#optimise}. */
final class DepthOneSearch {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int BETA_GRID = 48;

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
        int points = (int) Math.clamp(Math.ceil(4 * last * cost.fastestTurn()), 32, 2000);
        double step = last / points;
        double[] gain = IntStream.rangeClosed(0, points).mapToDouble(i -> gain(i * step)).toArray();
        double gamma = IntStream.rangeClosed(0, points)
                .filter(i -> (i == 0 || gain[i] >= gain[i - 1]) && (i == points || gain[i] >= gain[i + 1]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gain[i]))
                .limit(3)
                .map(i -> argMax(this::gain, (i - 1) * step, (i + 1) * step))
                .max(Comparator.comparingDouble(this::gain))
                .orElseThrow();
        DepthOne.Wave wave = cost.wave(gamma);
        double beta = bestBeta(wave);
        return new DepthOne.Optimum(QaoaAngles.of(gamma, beta), wave.at(beta), evaluations);
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
    private static double argMax(DoubleUnaryOperator gain, double low, double high) {
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
