package org.assay.classical.relaxation;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.assay.classical.objective.Require;
import org.assay.classical.search.SpinModel;

/**
 * The semidefinite relaxation: spins become unit vectors, and {@code constant + sum J_ij v_i . v_j} is
 * minimised by coordinate descent (Wang, Chang, Kolter: "The mixing method", 2017): in turn
 * {@code v_i <- -normalise(sum_j J_ij v_j)}. With {@code ceil(sqrt(2n)) + 1} components per vector
 * (Burer and Monteiro) the minimum is that of the semidefinite program. For MaxCut it is minus the
 * value of Goemans and Williamson (1995).
 *
 * <p>At the minimum {@code y_i = -|sum_j J_ij v_j|} are the optimal multipliers; at any time they
 * give a {@link DualBound}. A run ends when value and bound are as close as asked, or after so many
 * sweeps.
 *
 * @param relativeGap gap between value and bound, relative to the value, at which a run ends
 * @param mostSweeps  sweeps after which it ends in any case
 */
public record MixingMethod(double relativeGap, int mostSweeps) {
    private static final int FIRST_CHECK = 16;
    private static final double CHECK_GROWTH = 1.5;
    /** Share of the gap asked for at which a proof is tried: the proof gives a little away. */
    private static final double ENOUGH = 0.7;

    public MixingMethod {
        Require.positive("relative gap", relativeGap);
        Require.atLeast("sweeps", mostSweeps, 1);
    }

    /** To a relative gap of 1e-4, in at most 20,000 sweeps. */
    public MixingMethod() {
        this(1e-4, 20_000);
    }

    /** Components of each vector with which no minimum is a false one, but for unlucky models. */
    static int rank(int spins) {
        return (int) Math.ceil(Math.sqrt(2.0 * spins)) + 1;
    }

    /** Relaxes a model without fields. */
    public SdpSolution solve(SpinModel model, RandomGenerator random) {
        return solve(model, random, () -> false);
    }

    /**
     * Relaxes a model without fields until {@code interrupted}, which is asked after every sweep; a
     * bound is computed all the same.
     */
    public SdpSolution solve(SpinModel model, RandomGenerator random, BooleanSupplier interrupted) {
        if (model.hasFields()) {
            throw new IllegalArgumentException("the model has fields; relax FieldFree.of(model).model() instead");
        }
        return new Relaxation(model, random).run(interrupted);
    }

    /** One run. */
    private final class Relaxation {
        private final SpinModel model;
        private final RandomGenerator random;
        private final Couplings couplings;
        private final UnitVectors vectors;
        private final MixingKernel kernel;
        private final double[] pull;
        private final long startNanos = System.nanoTime();
        private int sweeps;

        Relaxation(SpinModel model, RandomGenerator random) {
            this.model = model;
            this.random = random;
            this.couplings = new Couplings(model);
            this.vectors = UnitVectors.random(model.size(), rank(model.size()), random);
            this.kernel = MixingKernel.of(couplings, vectors);
            this.pull = new double[vectors.stride];
        }

        SdpSolution run(BooleanSupplier interrupted) {
            double check = FIRST_CHECK;
            while (true) {
                sweep();
                boolean goesOn = !interrupted.getAsBoolean() && sweeps < mostSweeps;
                boolean due = goesOn && sweeps >= check;
                check *= due ? CHECK_GROWTH : 1;
                if (!goesOn || (due && estimatedGap() <= ENOUGH * relativeGap)) {
                    SdpSolution solution = solution();
                    if (!goesOn || solution.gap() <= relativeGap * scale(solution.value())) {
                        return solution;
                    }
                }
            }
        }

        private void sweep() {
            for (int i = 0; i < vectors.size; i++) {
                mix(i);
            }
            sweeps++;
        }

        /** Turns a vector against its pull; one without pull stays. */
        private void mix(int i) {
            kernel.pull(couplings, vectors, i, pull);
            double size = norm(pull);
            if (size > 0) {
                int row = i * vectors.stride;
                for (int c = 0; c < pull.length; c++) {
                    vectors.rows[row + c] = -pull[c] / size;
                }
            }
        }

        /** The multipliers that belong to the vectors, in units of the couplings. */
        private double[] multipliers() {
            double[] multipliers = new double[vectors.size];
            for (int i = 0; i < vectors.size; i++) {
                kernel.pull(couplings, vectors, i, pull);
                multipliers[i] = -norm(pull);
            }
            return multipliers;
        }

        private double value() {
            double twice = 0;
            for (int i = 0; i < vectors.size; i++) {
                kernel.pull(couplings, vectors, i, pull);
                twice += vectors.along(i, pull);
            }
            return model.constant() + couplings.unit * twice / 2;
        }

        private double estimatedGap() {
            double[] multipliers = multipliers();
            double value = value();
            double tolerance = tolerance(value) / (couplings.unit * vectors.size);
            double least = Lanczos.leastEigenvalue(couplings, multipliers, DualBound.LANCZOS_STEPS, tolerance, random)
                    .value();
            double bound = model.constant();
            for (double y : multipliers) {
                bound += couplings.unit * (y + least) / 2;
            }
            return (value - bound) / scale(value);
        }

        private double scale(double value) {
            return Math.max(Math.abs(value), 1e-3 * model.couplings().totalMagnitude());
        }

        /** What the proof of a bound may give away. */
        private double tolerance(double value) {
            return 0.1 * relativeGap * scale(value);
        }

        private SdpSolution solution() {
            double value = value();
            DualBound bound = DualBound.of(couplings, model.constant(), multipliers(), tolerance(value), random);
            return new SdpSolution(value, bound, sweeps, System.nanoTime() - startNanos, vectors);
        }
    }

    private static double norm(double[] vector) {
        double square = 0;
        for (double x : vector) {
            square += x * x;
        }
        return Math.sqrt(square);
    }
}
