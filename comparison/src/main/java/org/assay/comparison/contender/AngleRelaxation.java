package org.assay.comparison.contender;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinState;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;

/**
 * Spins as unit vectors in the plane: {@code f(t) = constant + sum h_i cos t_i + sum J_ij cos(t_i - t_j)},
 * equal to the energy where all angles are 0 or pi.
 *
 * @see <a href="https://doi.org/10.1137/S1052623400382467">Burer, Monteiro, Zhang 2002</a>
 */
final class AngleRelaxation implements Differentiable {
    private final SpinModel model;
    private final double[] cos;
    private final double[] sin;

    AngleRelaxation(SpinModel model) {
        this.model = model;
        this.cos = new double[model.size()];
        this.sin = new double[model.size()];
    }

    @Override
    public int dimension() {
        return model.size();
    }

    @Override
    public double valueAndGradient(double[] angles, double[] gradient) {
        double value = model.constant();
        for (int i = 0; i < angles.length; i++) {
            cos[i] = Math.cos(angles[i]);
            sin[i] = Math.sin(angles[i]);
            value += model.field(i) * cos[i];
            gradient[i] = -model.field(i) * sin[i];
        }
        WeightedGraph couplings = model.couplings();
        for (int e = 0; e < couplings.edges(); e++) {
            int i = couplings.source(e);
            int j = couplings.target(e);
            double strength = couplings.weight(e);
            double sine = strength * (sin[i] * cos[j] - cos[i] * sin[j]);
            value += strength * (cos[i] * cos[j] + sin[i] * sin[j]);
            gradient[i] -= sine;
            gradient[j] += sine;
        }
        return value;
    }

    /** The best of all cuts of the plane in halves: as the line turns by pi, each spin flips once. */
    Spins round(double[] angles) {
        SpinState state = SpinState.of(model, half(angles));
        int[] order = IntStream.range(0, angles.length).boxed()
                .sorted(Comparator.comparingDouble(i -> sinceLine(angles[i])))
                .mapToInt(Integer::intValue).toArray();
        double best = state.energy();
        int bestFlips = 0;
        for (int k = 0; k < order.length; k++) {
            state.flip(order[k]);
            if (state.energy() < best) {
                best = state.energy();
                bestFlips = k + 1;
            }
        }
        boolean[] down = half(angles).toSides();
        Arrays.stream(order, 0, bestFlips).forEach(i -> down[i] = !down[i]);
        return Spins.ofSides(down);
    }

    /** Up on the side of the vertical line where the cosine is positive. */
    private static Spins half(double[] angles) {
        boolean[] down = new boolean[angles.length];
        for (int i = 0; i < down.length; i++) {
            down[i] = Math.floorMod((long) Math.floor(angles[i] / Math.PI + 0.5), 2L) != 0;
        }
        return Spins.ofSides(down);
    }

    /** How far a line that begins vertical must turn to meet the vector or its opposite: 0..pi. */
    private static double sinceLine(double angle) {
        double turns = angle / Math.PI + 0.5;
        return turns - Math.floor(turns);
    }
}
