package org.assay.quantum.qaoa;

import java.util.Arrays;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * QAOA of depth one in closed form, for any Ising cost with fields: no state vector, time and memory
 * linear in the couplings times the degree, tens of thousands of spins.
 *
 * <p>With {@code g = gamma}, {@code b = beta} and products over the other neighbours k:
 * <pre>
 * &lt;Z_i&gt;     = sin 2b sin(2 g h_i) prod cos(2 g J_ik)
 * &lt;Z_i Z_j&gt; = 1/2 sin 4b sin(2 g J_ij) [cos(2 g h_i) prod cos(2 g J_ik) + cos(2 g h_j) prod cos(2 g J_jk)]
 *           - 1/2 sin^2 2b [cos(2g(h_i + h_j)) prod cos(2g(J_ik + J_jk)) - cos(2g(h_i - h_j)) prod cos(2g(J_ik - J_jk))]
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/1706.02998">Wang, Hadfield, Jiang, Rieffel 2017</a>
 * @see <a href="https://arxiv.org/abs/2012.03421">Ozaeta, van Dam, McMahon 2020</a>
 */
public final class DepthOne {

    /**
     * Angles found by {@link #optimise}.
     *
     * @param energy the expected cost there
     * @param evaluations how many values of gamma were tried; beta is exact at each
     */
    public record Optimum(QaoaAngles angles, double energy, int evaluations) {}

    private final double constant;
    private final double[] fields;
    private final int[] start;
    private final int[] neighbour;
    private final double[] strength;

    private DepthOne(CouplingGraph graph) {
        constant = graph.constant();
        fields = graph.fields();
        start = graph.start();
        neighbour = graph.neighbour();
        strength = graph.strength();
    }

    public static DepthOne of(IsingHamiltonian cost) {
        return new DepthOne(CouplingGraph.of(cost));
    }

    public int spins() {
        return fields.length;
    }

    /** The expected cost, {@code <psi|H|psi>}; angles in radians. */
    public double energy(double gamma, double beta) {
        return wave(gamma).at(beta);
    }

    /** {@code <Z_i>} of every spin. */
    public double[] spinExpectations(double gamma, double beta) {
        Turns turns = new Turns(gamma);
        double[] expectations = new double[spins()];
        Arrays.setAll(expectations, i -> Math.sin(2 * beta) * turns.field(i));
        return expectations;
    }

    /** {@code <Z_i Z_j>} of two different spins, coupled or not. */
    public double pairExpectation(int i, int j, double gamma, double beta) {
        if (i == j) {
            throw new IllegalArgumentException("a pair is two different spins, got %d twice".formatted(i));
        }
        Turns turns = new Turns(gamma);
        int at = Arrays.binarySearch(neighbour, start[i], start[i + 1], j);
        double sin = at < 0 ? 0 : turns.sin[at];
        Pair pair = turns.pair(i, j);
        return 0.5 * Math.sin(4 * beta) * sin * pair.single()
                - 0.5 * Math.pow(Math.sin(2 * beta), 2) * pair.difference();
    }

    /**
     * The best angles: a grid in gamma over {@code (0, pi/s]}, where s is the root mean square of all
     * {@code 2 J} and {@code 2 h}, finer than the fastest spin turns, then golden section around its
     * three best points, the least of those that are equally good. At every gamma the best beta is found as well.
     *
     * <p>For couplings that are all equal this is the whole period; with couplings of several sizes the
     * energy is not periodic and a better optimum further out is possible, if without use.
     */
    public Optimum optimise(Sense sense) {
        return new DepthOneSearch(this, sense).run();
    }

    double rootMeanSquare() {
        double sum = 0;
        int count = 0;
        for (double s : strength) {
            sum += 4 * s * s;
            count += s == 0 ? 0 : 1;
        }
        for (double h : fields) {
            sum += 4 * h * h;
            count += h == 0 ? 0 : 1;
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }

    /** Into how many steps a grid divides gammas up to this one, so that the fastest spin turns by little in each. */
    int gridPoints(double last) {
        return (int) Math.clamp(Math.ceil(4 * last * fastestTurn()), 32, 2000);
    }

    /** The fastest that any spin turns with gamma, as root of the sum of squares of its terms. */
    private double fastestTurn() {
        double fastest = 0;
        for (int i = 0; i < spins(); i++) {
            double sum = 4 * fields[i] * fields[i];
            for (int e = start[i]; e < start[i + 1]; e++) {
                sum += 4 * strength[e] * strength[e];
            }
            fastest = Math.max(fastest, Math.sqrt(sum));
        }
        return fastest;
    }

    /** The energy at one gamma as a function of beta: {@code constant + a sin 2b + b/2 sin 4b - d/2 sin^2 2b}. */
    record Wave(double constant, double a, double b, double d) {
        double at(double beta) {
            double sin = Math.sin(2 * beta);
            return constant + a * sin + 0.5 * b * Math.sin(4 * beta) - 0.5 * d * sin * sin;
        }
    }

    Wave wave(double gamma) {
        Turns turns = new Turns(gamma);
        double a = 0;
        double b = 0;
        double d = 0;
        for (int i = 0; i < spins(); i++) {
            a += fields[i] == 0 ? 0 : fields[i] * turns.field(i);
            for (int e = start[i]; e < start[i + 1]; e++) {
                if (neighbour[e] > i) {
                    Pair pair = turns.pair(i, neighbour[e]);
                    b += strength[e] * turns.sin[e] * pair.single();
                    d += strength[e] * pair.difference();
                }
            }
        }
        return new Wave(constant, a, b, d);
    }

    /** The brackets of the formula for a pair: the one behind {@code sin 4b}, and the one behind {@code sin^2 2b}. */
    private record Pair(double single, double difference) {}

    /** Sines and cosines of every {@code 2 g J} and {@code 2 g h}. */
    private final class Turns {
        final double gamma;
        final double[] cos;
        final double[] sin;

        Turns(double gamma) {
            this.gamma = gamma;
            cos = Arrays.stream(strength).map(s -> Math.cos(2 * gamma * s)).toArray();
            sin = Arrays.stream(strength).map(s -> Math.sin(2 * gamma * s)).toArray();
        }

        /** {@code sin(2 g h_i) prod cos(2 g J_ik)}. */
        double field(int i) {
            double product = Math.sin(2 * gamma * fields[i]);
            for (int e = start[i]; e < start[i + 1]; e++) {
                product *= cos[e];
            }
            return product;
        }

        /** Walks both sorted rows at once. */
        Pair pair(int i, int j) {
            double onlyI = 1;
            double onlyJ = 1;
            double sharedI = 1;
            double sharedJ = 1;
            double sums = 1;
            double differences = 1;
            int e = start[i];
            int f = start[j];
            while (e < start[i + 1] || f < start[j + 1]) {
                int k = e < start[i + 1] ? neighbour[e] : Integer.MAX_VALUE;
                int l = f < start[j + 1] ? neighbour[f] : Integer.MAX_VALUE;
                if (k < l) {
                    onlyI *= k == j ? 1 : cos[e];
                    e++;
                } else if (l < k) {
                    onlyJ *= l == i ? 1 : cos[f];
                    f++;
                } else {
                    sharedI *= cos[e];
                    sharedJ *= cos[f];
                    sums *= cos[e] * cos[f] - sin[e] * sin[f];
                    differences *= cos[e] * cos[f] + sin[e] * sin[f];
                    e++;
                    f++;
                }
            }
            double single = Math.cos(2 * gamma * fields[i]) * onlyI * sharedI
                    + Math.cos(2 * gamma * fields[j]) * onlyJ * sharedJ;
            double difference = onlyI * onlyJ
                    * (Math.cos(2 * gamma * (fields[i] + fields[j])) * sums
                            - Math.cos(2 * gamma * (fields[i] - fields[j])) * differences);
            return new Pair(single, difference);
        }
    }
}
