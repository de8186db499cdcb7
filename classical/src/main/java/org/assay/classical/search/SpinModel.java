package org.assay.classical.search;

import org.jspecify.annotations.Nullable;

/**
 * What every solver minimises: {@code E(z) = constant + sum_i h_i z_i + sum_{i<j} J_ij z_i z_j} over
 * spins {@code z_i = +1 or -1}, in sparse form and immutable.
 *
 * <p>Coefficients are finite and of one scale: their magnitudes sum to a finite double. Where they
 * are integers times a power of two, and small enough, solvers work on integers; this changes no
 * answer but its speed.
 */
public final class SpinModel implements Landscape {
    private final double[] fields;
    private final WeightedGraph couplings;
    private final double constant;
    private final boolean hasFields;
    private final @Nullable IntegerForm integers;

    private SpinModel(double[] fields, WeightedGraph couplings, double constant) {
        this.fields = fields;
        this.couplings = couplings;
        this.constant = constant;
        double strength = Sums.ofMagnitudes(fields);
        this.hasFields = strength != 0;
        this.integers = IntegerForm.of(fields, couplings.rowOffsets(), couplings.rowWeights());
        double magnitude = strength + couplings.totalMagnitude() + Math.abs(constant);
        if (!(magnitude <= Double.MAX_VALUE / 16)) {
            throw new IllegalArgumentException("the coefficients' magnitudes sum to %s, past the range of a double; divide them by a common factor"
                    .formatted(magnitude));
        }
    }

    /** The model whose edge weights are the couplings J. */
    public static SpinModel ising(double[] fields, WeightedGraph couplings, double constant) {
        if (fields.length != couplings.nodes()) {
            throw new IllegalArgumentException(
                    "%d fields, but %d spins".formatted(fields.length, couplings.nodes()));
        }
        for (int i = 0; i < fields.length; i++) {
            requireFinite("field of spin " + i, fields[i]);
        }
        requireFinite("constant", constant);
        return new SpinModel(fields.clone(), couplings, constant);
    }

    /** The model whose energy is minus the cut: {@code J = w / 2}, {@code constant = -W / 2}. */
    public static SpinModel maxCut(WeightedGraph graph) {
        return new SpinModel(new double[graph.nodes()], graph.scaled(0.5), -graph.totalWeight() / 2);
    }

    private static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s is %s, but must be finite".formatted(what, value));
        }
    }

    /** Number of spins. */
    @Override
    public int size() {
        return fields.length;
    }

    /** h_i. */
    public double field(int i) {
        return fields[i];
    }

    /** The couplings J as edge weights. */
    public WeightedGraph couplings() {
        return couplings;
    }

    public double constant() {
        return constant;
    }

    /** Whether some field is not zero. Without fields an assignment and its complement have one energy. */
    public boolean hasFields() {
        return hasFields;
    }

    /** Whether solvers work on integers, so that energies are exact and ties are ties. */
    @Override
    public boolean isIntegral() {
        return integers != null;
    }

    @Override
    public SpinState state(Spins start) {
        return SpinState.of(this, start);
    }

    /** The energy of an assignment, summed afresh. */
    @Override
    public double energy(Spins spins) {
        if (spins.size() != size()) {
            throw new IllegalArgumentException("assignment of %d spins to a model of %d".formatted(spins.size(), size()));
        }
        double energy = 0;
        for (int i = 0; i < fields.length; i++) {
            energy += fields[i] * spins.spin(i);
        }
        for (int e = 0; e < couplings.edges(); e++) {
            energy += couplings.weight(e) * spins.spin(couplings.source(e)) * spins.spin(couplings.target(e));
        }
        return energy + constant;
    }

    /**
     * Raises a lower bound to the next energy that some assignment may have. Energies of an integral
     * model lie a fixed step apart, because one flip changes them by twice an integer; a bound short
     * of a level by less than a billionth of a step counts as on it. Other models give the bound back.
     */
    public double raiseToLevel(double bound) {
        if (integers == null || Double.isInfinite(bound)) {
            return bound;
        }
        double step = levelStep();
        double level = energy(Spins.ofSides(new boolean[size()]));
        return level + step * Math.ceil((bound - level) / step - 1e-9);
    }

    /** How far apart the energies of an integral model lie at least; 0 for others. */
    public double levelStep() {
        return integers == null ? 0 : 2 * integers.unit;
    }

    @Nullable IntegerForm integers() {
        return integers;
    }

    double[] fields() {
        return fields;
    }

    int[] offsets() {
        return couplings.rowOffsets();
    }

    int[] neighbours() {
        return couplings.rowNeighbours();
    }

    double[] rowCouplings() {
        return couplings.rowWeights();
    }

    @Override
    public String toString() {
        return "model of %d spins and %d couplings".formatted(size(), couplings.edges());
    }
}
