package org.assay.quantum.qaoa;

import java.util.Arrays;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.MixerAngle;
import org.assay.quantum.kernel.RowKernels;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.simulate.StateMemory;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * QAOA with the X mixer for small states, without the Vector API: amplitudes are a square of rows, whose loops HotSpot
 * turns into vectors by itself, and soon.
 *
 * <p>A mixer takes the bits of the row number, then, after a transposition, those that numbered the places. The next
 * layer begins in the transposed square, so each layer transposes once, and there are costs for either. Factors of
 * mixers that are in tangent form have their cosines in the phases.
 *
 * <p>A symmetric cost, equal on complements, is halved as by the other engines. The gradient is by the adjoint method,
 * see {@link PlainEngine}; of few layers the states on the way there are kept, so that on the way back only the adjoint is
 * mixed.
 */
final class RowEngine implements ArrayEngine {

    /** As much as third-level caches hold, or twice. */
    private static final int MOST_KEPT_BYTES = 1 << 26;

    private static final int MOST_KEPT_LAYERS = 8;

    private final boolean halved;
    private final int bits;

    /** For rows that the high bits of an index number, and for those that the low ones do. */
    private final Costs[] costs;

    private final Square[] state;
    private Square @Nullable [] adjoint;

    /** On the way to the last state: the first, and of each layer that in the midst of its mixer and that after it. */
    private Square[] kept = {};

    /** Where the state is: in which of the two squares. */
    private int side;

    /** With the X mixer on any cost. */
    static RowEngine of(DiagonalCost cost) {
        double[] values = cost.spread().values();
        return new RowEngine(values, values, false);
    }

    /** Evolves under the cost, but expects the observable, both on the same qubits. */
    static RowEngine of(DiagonalHamiltonian cost, DiagonalHamiltonian observable) {
        return new RowEngine(cost.values(), observable.values(), false);
    }

    /** On a symmetric cost: holds the assignments whose highest bit is 0, with norm 1. */
    static RowEngine halved(DiagonalCost cost) {
        double[] half = cost.first(cost.qubits() - 1);
        return new RowEngine(half, half, true);
    }

    private RowEngine(double[] cost, double[] observable, boolean halved) {
        this.halved = halved;
        bits = Integer.numberOfTrailingZeros(cost.length);
        Costs byHighBits = Costs.of(cost, observable, 1 << bits / 2);
        costs = new Costs[] {byHighBits, byHighBits.transposed()};
        state = Square.both(costs);
    }

    private RowEngine(RowEngine other) {
        halved = other.halved;
        bits = other.bits;
        costs = other.costs;
        state = Square.both(costs);
    }

    @Override
    public RowEngine twin() {
        return new RowEngine(this);
    }

    /**
     * Costs in rows, by the high bits of an index or by the low ones.
     *
     * @param observable those that are expected, usually the same
     * @param level which of the distinct values each has, where a table of them is worth it
     */
    private record Costs(double[][] values, double[][] observable, char @Nullable [][] level, double @Nullable [] distinct) {

        /** @param places in a row, of which the low bits of an index are the number */
        static Costs of(double[] cost, double[] observable, int places) {
            double[][] values = rows(cost, places);
            double[][] expected = observable == cost ? values : rows(observable, places);
            CostLevels levels = CostLevels.of(cost);
            if (levels == null) {
                return new Costs(values, expected, null, null);
            }
            char[][] level = new char[values.length][];
            Arrays.setAll(level, r -> Arrays.copyOfRange(levels.level(), r * places, (r + 1) * places));
            return new Costs(values, expected, level, levels.values());
        }

        private static double[][] rows(double[] values, int places) {
            double[][] rows = new double[values.length / places][];
            Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * places, (r + 1) * places));
            return rows;
        }

        Costs transposed() {
            double[][] byPlace = transposed(values);
            return new Costs(byPlace, observable == values ? byPlace : transposed(observable), level == null ? null : transposed(level), distinct);
        }

        private static double[][] transposed(double[][] rows) {
            double[][] out = new double[rows[0].length][rows.length];
            RowKernels.transpose(rows, out, false);
            return out;
        }

        private static char[][] transposed(char[][] rows) {
            char[][] out = new char[rows[0].length][rows.length];
            for (int r = 0; r < rows.length; r++) {
                for (int j = 0; j < out.length; j++) {
                    out[j][r] = rows[r][j];
                }
            }
            return out;
        }

        /** {@code a_x <- scale exp(-i gamma cost_x) a_x}. */
        void phase(Square square, double gamma, double scale) {
            if (level == null || distinct == null) {
                RowKernels.phase(square.re, square.im, values, gamma, scale);
            } else {
                RowKernels.phase(square.re, square.im, level,
                        CostLevels.cosines(distinct, gamma, scale), CostLevels.minusSines(distinct, gamma, scale));
            }
        }

        /** The imaginary part of {@code <adjoint|cost|state>}. */
        double inner(Square adjoint, Square state) {
            return RowKernels.imaginaryInner(adjoint.re, adjoint.im, values, state.re, state.im);
        }
    }

    /** Amplitudes in rows. */
    private record Square(double[][] re, double[][] im) {

        static Square[] both(Costs[] costs) {
            return new Square[] {like(costs[0].values), like(costs[1].values)};
        }

        private static Square like(double[][] rows) {
            return new Square(new double[rows.length][rows[0].length], new double[rows.length][rows[0].length]);
        }

        void mix(MixerAngle angle) {
            RowKernels.mix(re, im, angle);
        }

        void fill(double amplitude) {
            for (double[] row : re) {
                Arrays.fill(row, amplitude);
            }
            for (double[] row : im) {
                Arrays.fill(row, 0);
            }
        }

        void copyTo(Square other) {
            for (int r = 0; r < re.length; r++) {
                System.arraycopy(re[r], 0, other.re[r], 0, re[r].length);
                System.arraycopy(im[r], 0, other.im[r], 0, im[r].length);
            }
        }

        /** The imaginary part of {@code <this|sum X|other>} over the bits of the row number. */
        double inner(Square other) {
            return RowKernels.inner(re, im, other.re, other.im);
        }

        /** The imaginary part of {@code <this|X...X|other>}. */
        double innerWithComplement(Square other) {
            return RowKernels.innerWithComplement(re, im, other.re, other.im);
        }

        /** Mixes both; the imaginary part of {@code <other|sum X|this>} over the bits of the row number, before that. */
        double innerAndMix(Square other, MixerAngle angle) {
            return RowKernels.innerAndMix(other.re, other.im, re, im, angle);
        }

        void mixWithComplement(double tan) {
            RowKernels.mixWithComplement(re, im, tan);
        }

        void transposeTo(Square other, boolean complemented) {
            RowKernels.transpose(re, other.re, complemented);
            RowKernels.transpose(im, other.im, complemented);
        }

        /** How many bits number its rows. */
        int bits() {
            return Integer.numberOfTrailingZeros(re.length);
        }
    }

    @Override
    public double energy(QaoaAngles angles) {
        evolve(LayerPlan.of(angles, halved));
        return RowKernels.expectation(state[side].re, state[side].im, costs[side].observable);
    }

    @Override
    public double energyAndGradient(QaoaAngles angles, double[] gradient) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        return states(plan.depth()) <= mostKept(bits) ? keeping(plan, gradient) : undoing(plan, gradient);
    }

    /** How many states are on the way, the first and two of each layer. */
    private static int states(int depth) {
        return 2 * depth + 1;
    }

    /** The most states that are kept for a gradient, of so many qubits after halving. */
    static int mostKept(int bits) {
        return (int) Math.min(states(MOST_KEPT_LAYERS), MOST_KEPT_BYTES / StateMemory.bytes(bits, 1));
    }

    private double keeping(LayerPlan plan, double[] gradient) {
        int depth = plan.depth();
        Square[] way = kept(states(depth));
        way[0].fill(Math.pow(2, -0.5 * bits));
        for (int l = 0; l < depth; l++) {
            way[2 * l].copyTo(way[2 * l + 1]);
            apply(plan, l, way[2 * l + 1], way[2 * l + 2]);
        }
        Square[] other = adjoint();
        double energy = expect(way[2 * depth], other[depth & 1], costs[depth & 1]);
        for (int l = depth - 1; l >= 0; l--) {
            checkOnTheWayBack(l, depth);
            MixerAngle back = plan.mixer()[l].opposite();
            Square after = other[l + 1 & 1];
            Square before = other[l & 1];
            double inner = after.inner(way[2 * l + 2]);
            if (halved) {
                inner += after.innerWithComplement(way[2 * l + 2]);
                after.mixWithComplement(back.tangent());
            }
            after.mix(back);
            after.transposeTo(before, isTurned(plan, l));
            inner += before.inner(way[2 * l + 1]);
            before.mix(back);
            costs[l & 1].phase(before, -plan.gamma()[l], Math.pow(back.cosine(), tangents()));
            gradient[depth + l] = 2 * inner;
            gradient[l] = 2 * costs[l & 1].inner(before, way[2 * l]);
        }
        return energy;
    }

    /** At least so many squares: two for rows by high bits, two for rows by low bits, and so on. */
    private Square[] kept(int count) {
        int known = kept.length;
        if (known < count) {
            Square[] more = Arrays.copyOf(kept, count);
            for (int i = known; i < count; i++) {
                more[i] = Square.like(costs[i / 2 & 1].values);
            }
            kept = more;
        }
        return kept;
    }

    private double undoing(LayerPlan plan, double[] gradient) {
        evolve(plan);
        Square[] other = adjoint();
        int depth = plan.depth();
        double energy = expect(state[side], other[side], costs[side]);
        for (int l = depth - 1; l >= 0; l--) {
            checkOnTheWayBack(l, depth);
            gradient[depth + l] = 2 * unmix(plan, l, other);
            // By each factor of a mixer that is undone in tangent form both states grow by 1 / cos.
            double shrink = Math.pow(plan.mixer()[l].cosine(), tangents());
            Costs here = costs[side];
            gradient[l] = 2 * shrink * shrink * here.inner(other[side], state[side]);
            if (l > 0) {
                here.phase(state[side], -plan.gamma()[l], shrink);
                here.phase(other[side], -plan.gamma()[l], shrink);
            }
        }
        return energy;
    }

    /** The expected observable; makes the adjoint its product with the state. */
    private static double expect(Square state, Square adjoint, Costs costs) {
        RowKernels.multiply(state.re, state.im, costs.observable, adjoint.re, adjoint.im);
        return RowKernels.expectation(state.re, state.im, costs.observable);
    }

    private static void checkOnTheWayBack(int layer, int depth) {
        Interruption.check("interrupted on the way back, at layer %d of %d of QAOA; the gradient is not complete", layer + 1, depth);
    }

    private Square[] adjoint() {
        Square[] known = adjoint;
        if (known == null) {
            known = Square.both(costs);
            adjoint = known;
        }
        return known;
    }

    /** How many factors of a mixer are in tangent form. */
    private int tangents() {
        return RowKernels.tangents(state[0].bits()) + RowKernels.tangents(state[1].bits()) + (halved ? 1 : 0);
    }

    /** Undoes a mixer on both states, but for cosines; the imaginary part of {@code <adjoint|sum X|state>}. */
    private double unmix(LayerPlan plan, int layer, Square[] other) {
        MixerAngle back = plan.mixer()[layer].opposite();
        double cos = back.cosine();
        Square a = state[side];
        Square b = other[side];
        double inner = 0;
        double shrink = 1;
        if (halved) {
            inner += b.innerWithComplement(a);
            a.mixWithComplement(back.tangent());
            b.mixWithComplement(back.tangent());
            shrink = cos * cos;
        }
        inner += shrink * a.innerAndMix(b, back);
        shrink *= Math.pow(cos, 2 * RowKernels.tangents(a.bits()));
        boolean turned = isTurned(plan, layer);
        a.transposeTo(state[1 - side], turned);
        b.transposeTo(other[1 - side], turned);
        side = 1 - side;
        return inner + shrink * state[side].innerAndMix(other[side], back);
    }

    /** Whether a quarter turn was left out of a mixer, which is X on every qubit. */
    private static boolean isTurned(LayerPlan plan, int layer) {
        return plan.mirrored()[layer] != plan.mirrored()[layer + 1];
    }

    private void evolve(LayerPlan plan) {
        side = 0;
        state[0].fill(Math.pow(2, -0.5 * bits));
        for (int l = 0; l < plan.depth(); l++) {
            apply(plan, l, state[side], state[1 - side]);
            side = 1 - side;
        }
    }

    /** One layer, from one square, in which half of the mixer is done, to another. */
    private void apply(LayerPlan plan, int layer, Square from, Square to) {
        Interruption.check("interrupted at layer %d of %d of QAOA; it has no result", layer + 1, plan.depth());
        MixerAngle angle = plan.mixer()[layer];
        costs[layer & 1].phase(from, plan.gamma()[layer], Math.pow(angle.cosine(), tangents()));
        from.mix(angle);
        from.transposeTo(to, isTurned(plan, layer));
        to.mix(angle);
        if (halved) {
            to.mixWithComplement(angle.tangent());
        }
    }

    @Override
    public StateVector state(QaoaAngles angles) {
        evolve(LayerPlan.of(angles, halved));
        if (side == 1) {
            state[1].transposeTo(state[0], false);
            side = 0;
        }
        double[] re = joined(state[0].re);
        double[] im = joined(state[0].im);
        return halved ? PlainEngine.whole(re, im) : StateVector.wrap(re, im);
    }

    private static double[] joined(double[][] rows) {
        int places = rows[0].length;
        double[] out = new double[rows.length * places];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, out, r * places, places);
        }
        return out;
    }
}
