package org.assay.classical.relaxation;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.assay.classical.search.Spins;

/** What the mixing method found: unit vectors, their value, and a proved bound. */
public final class SdpSolution {
    private final double value;
    private final DualBound bound;
    private final int sweeps;
    private final long nanos;
    private final UnitVectors vectors;

    SdpSolution(double value, DualBound bound, int sweeps, long nanos, UnitVectors vectors) {
        this.value = value;
        this.bound = bound;
        this.sweeps = sweeps;
        this.nanos = nanos;
        this.vectors = vectors;
    }

    /** The relaxed energy of the vectors: from above, that of the semidefinite program. */
    public double value() {
        return value;
    }

    /** A proved lower bound on the energy of every assignment, and on the semidefinite program. */
    public DualBound bound() {
        return bound;
    }

    /** Value less bound: how far the vectors may be from the optimum of the relaxation. */
    public double gap() {
        return value - bound.value();
    }

    public int sweeps() {
        return sweeps;
    }

    /** Time taken, with that for the proof of the bound. */
    public long nanos() {
        return nanos;
    }

    /** Components of each vector. */
    public int rank() {
        return vectors.rank;
    }

    /** The inner product of two spins' vectors, in -1..1: a relaxed {@code z_i z_j}. */
    public double correlation(int i, int j) {
        return vectors.product(i, j);
    }

    /** The side of a random hyperplane on which each vector lies (Goemans and Williamson 1995). */
    public Spins round(RandomGenerator random) {
        double[] normal = new double[vectors.rank];
        for (int c = 0; c < normal.length; c++) {
            normal[c] = random.nextGaussian();
        }
        boolean[] down = new boolean[vectors.size];
        for (int i = 0; i < down.length; i++) {
            down[i] = vectors.along(i, normal) < 0;
        }
        return Spins.ofSides(down);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "relaxed energy %.10g, proved bound %.10g, %d sweeps, rank %d", value, bound.value(), sweeps, rank());
    }
}
