package org.assay.classical.relaxation;

import java.util.Arrays;
import java.util.Comparator;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinState;
import org.assay.classical.search.Spins;

/**
 * Rounds angles to spins: a line through the origin parts the plane, spins on one side are up; of all
 * lines, that with the least energy is taken. A sweep over 180 degrees passes every angle once, and
 * each pass is one flip.
 */
public final class HalfPlanes {
    private HalfPlanes() {}

    /** The best assignment that a line gives, for a model without fields; n flips are considered. */
    public static SpinState round(SpinModel model, double[] angles) {
        int n = angles.length;
        boolean[] down = new boolean[n];
        double[] crossing = new double[n];
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            // Reduced to a half turn [0, pi): the spin crosses the line when its normal has turned by this much.
            double halfTurns = (angles[i] + Math.PI / 2) / Math.PI;
            double whole = Math.floor(halfTurns);
            crossing[i] = halfTurns - whole;
            down[i] = whole % 2 != 0;
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> crossing[i]));
        return sweep(SpinState.of(model, Spins.ofSides(down)), order);
    }

    private static SpinState sweep(SpinState state, Integer[] order) {
        double least = state.energy();
        int best = 0;
        for (int k = 0; k < order.length; k++) {
            state.flip(order[k]);
            if (state.energy() < least) {
                least = state.energy();
                best = k + 1;
            }
        }
        for (int k = order.length - 1; k >= best; k--) {
            state.flip(order[k]);
        }
        return state;
    }
}
