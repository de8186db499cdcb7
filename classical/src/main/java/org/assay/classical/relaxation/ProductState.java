package org.assay.classical.relaxation;

import org.assay.classical.objective.Differentiable;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;

/**
 * The mean-field relaxation: independent spins of means {@code m_i = tanh u_i}, whose mean energy
 * {@code constant + sum h_i m_i + sum J_ij m_i m_j} is minimised over u. These are the product states:
 * what a quantum circuit without entanglement reaches.
 */
public final class ProductState implements Differentiable {
    private final Couplings couplings;
    private final double[] fields;
    private final double constant;

    public ProductState(SpinModel model) {
        this.couplings = new Couplings(model);
        this.fields = new double[model.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = model.field(i);
        }
        this.constant = model.constant();
    }

    @Override
    public int dimension() {
        return fields.length;
    }

    @Override
    public double valueAndGradient(double[] u, double[] gradient) {
        double[] means = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            means[i] = Math.tanh(u[i]);
        }
        double value = constant;
        for (int i = 0; i < u.length; i++) {
            double coupled = couplings.unit * couplings.row(i, means);
            value += means[i] * (fields[i] + coupled / 2);
            gradient[i] = (fields[i] + coupled) * (1 - means[i] * means[i]);
        }
        return value;
    }

    /** Each spin takes the sign of its mean; a mean of 0 is up. */
    public static Spins round(double[] u) {
        boolean[] down = new boolean[u.length];
        for (int i = 0; i < u.length; i++) {
            down[i] = u[i] < 0;
        }
        return Spins.ofSides(down);
    }
}
