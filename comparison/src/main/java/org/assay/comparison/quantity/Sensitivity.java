package org.assay.comparison.quantity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assay.comparison.quantity.Quantity.Given;

/** Which inputs the uncertainty of a quantity comes from. */
public final class Sensitivity {

    private Sensitivity() {}

    /**
     * One input moved alone, all others at their medians.
     *
     * @param low  of the quantity, in its unit, at the input's 5 %
     * @param high at the input's 95 %; may be less than {@code low}
     */
    public record Bar(Given input, double low, double high) {
        public double swing() {
            return Math.abs(high - low);
        }
    }

    /**
     * Share of the variance of a quantity, estimated by sampling; noise may carry it a little below 0.
     *
     * @param first of the input alone
     * @param total of the input with all its interactions
     */
    public record Share(Given input, double first, double total) {}

    /** A bar for each uncertain input, longest first: a tornado. */
    public static List<Bar> tornado(Quantity quantity) {
        Evaluation evaluation = Evaluation.of(List.of(quantity));
        List<Given> leaves = evaluation.leaves();
        double[] medians = leaves.stream().mapToDouble(leaf -> leaf.distribution().median()).toArray();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < medians.length; i++) {
            if (isUncertain(leaves.get(i))) {
                bars.add(new Bar(leaves.get(i), moved(evaluation, medians, i, 0.05), moved(evaluation, medians, i, 0.95)));
            }
        }
        bars.sort(Comparator.comparingDouble(Bar::swing).reversed());
        return List.copyOf(bars);
    }

    /**
     * Sobol indices by Saltelli's scheme (first order: Saltelli et al. 2010; total: Jansen 1999). They see
     * what a tornado misses: interactions, and steps such as that of a code distance.
     *
     * @param n    base sample, 1024 for two digits; costs n (inputs + 2) evaluations
     * @return a share for each uncertain input, largest total first; empty if nothing varies
     */
    public static List<Share> sobol(Quantity quantity, int n, long seed) {
        Evaluation evaluation = Evaluation.of(List.of(quantity));
        List<Given> leaves = evaluation.leaves();
        double[][] a = MonteCarlo.draw(leaves, n, seed);
        double[][] b = MonteCarlo.draw(leaves, n, ~seed);
        double[] atA = evaluate(evaluation, a, a, -1);
        double[] atB = evaluate(evaluation, b, b, -1);
        double mean = mean(atA, atB);
        double variance = variance(atA, atB, mean);
        if (!(variance > 0)) {
            return List.of();
        }
        List<Share> shares = new ArrayList<>();
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (isUncertain(leaves.get(leaf))) {
                shares.add(share(leaves.get(leaf), atA, atB, evaluate(evaluation, a, b, leaf), mean, variance));
            }
        }
        shares.sort(Comparator.comparingDouble(Share::total).reversed());
        return List.copyOf(shares);
    }

    private static Share share(Given leaf, double[] atA, double[] atB, double[] mixed, double mean, double variance) {
        double first = 0;
        double total = 0;
        for (int i = 0; i < mixed.length; i++) {
            first += (atB[i] - mean) * (mixed[i] - atA[i]);
            total += (atA[i] - mixed[i]) * (atA[i] - mixed[i]);
        }
        return new Share(leaf, first / mixed.length / variance, total / (2.0 * mixed.length) / variance);
    }

    /** The quantity on rows of {@code base}, one of which is taken from {@code other}. */
    private static double[] evaluate(Evaluation evaluation, double[][] base, double[][] other, int exchanged) {
        int n = base.length == 0 ? 0 : base[0].length;
        double[] results = new double[n];
        double[] point = new double[base.length];
        for (int i = 0; i < n; i++) {
            for (int leaf = 0; leaf < point.length; leaf++) {
                point[leaf] = (leaf == exchanged ? other : base)[leaf][i];
            }
            results[i] = evaluation.at(point)[0];
        }
        return results;
    }

    private static double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] + b[i];
        }
        return sum / (2.0 * a.length);
    }

    private static double variance(double[] a, double[] b, double mean) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - mean) * (a[i] - mean) + (b[i] - mean) * (b[i] - mean);
        }
        return squares / (2.0 * a.length);
    }

    private static double moved(Evaluation evaluation, double[] medians, int leaf, double level) {
        double[] point = medians.clone();
        point[leaf] = evaluation.leaves().get(leaf).distribution().quantile(level);
        return evaluation.at(point)[0];
    }

    private static boolean isUncertain(Given leaf) {
        return !leaf.distribution().range().isPoint();
    }
}
