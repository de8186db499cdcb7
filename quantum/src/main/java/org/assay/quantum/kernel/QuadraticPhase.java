package org.assay.quantum.kernel;

import java.util.List;
import org.assay.quantum.kernel.KernelCall.Kind;

/**
 * A run of diagonal gates as one: {@code exp i (c + sum_j h_j x_j + sum_{j<k} J_jk x_j x_k)} on the
 * basis state with bits x. Z, S, T, phases, RZ and RZZ are of that form, with one control where they
 * are on one bit.
 */
final class QuadraticPhase {

    private static final int BITS = 64;

    /** How far from 1 the size of a factor may be. */
    private static final double ROUNDING = 1e-12;

    private double constant;
    private final double[] linear = new double[BITS];
    private final double[] couplings = new double[BITS * BITS];

    /** @param calls each of which this {@link #takes} */
    QuadraticPhase(List<KernelCall> calls) {
        calls.forEach(this::add);
    }

    static boolean takes(KernelCall call) {
        int controls = Long.bitCount(call.on() | call.off());
        int most = switch (call.kind()) {
            case SCALE -> controls;
            case ROTATE_PARITY -> controls + Long.bitCount(call.a());
            case GENERAL, REAL, ROTATE_X, FLIP, SWAP, ROTATE_PAULI, GENERAL2, DENSE -> BITS;
        };
        return most <= 2 && Math.abs(Math.hypot(call.p()[0], call.p()[1]) - 1) < ROUNDING;
    }

    /** A number that is linear in one bit: {@code constant + slope x_bit}. */
    private record Factor(int bit, double constant, double slope) {}

    private void add(KernelCall call) {
        double angle = Math.atan2(call.p()[1], call.p()[0]);
        List<Factor> controls = controls(call);
        if (call.kind() == Kind.SCALE) {
            add(angle, controls);
            return;
        }
        int low = Long.numberOfTrailingZeros(call.a());
        int high = 63 - Long.numberOfLeadingZeros(call.a());
        if (low == high) { // -angle (1 - 2 x)
            add(-angle, plus(controls, new Factor(low, 1, -2)));
        } else { // -angle (1 - 2 x) (1 - 2 y)
            add(-angle, List.of(new Factor(low, 1, -2), new Factor(high, 1, -2)));
        }
    }

    private static List<Factor> controls(KernelCall call) {
        List<Factor> out = List.of();
        for (long bits = call.on() | call.off(); bits != 0; bits &= bits - 1) {
            boolean on = (call.on() & Long.lowestOneBit(bits)) != 0;
            out = plus(out, new Factor(Long.numberOfTrailingZeros(bits), on ? 0 : 1, on ? 1 : -1));
        }
        return out;
    }

    private static List<Factor> plus(List<Factor> factors, Factor more) {
        return factors.isEmpty() ? List.of(more) : List.of(factors.getFirst(), more);
    }

    private void add(double angle, List<Factor> factors) {
        if (factors.isEmpty()) {
            constant += angle;
            return;
        }
        Factor f = factors.getFirst();
        if (factors.size() == 1) {
            constant += angle * f.constant;
            linear[f.bit] += angle * f.slope;
            return;
        }
        Factor g = factors.getLast();
        constant += angle * f.constant * g.constant;
        linear[f.bit] += angle * f.slope * g.constant;
        linear[g.bit] += angle * f.constant * g.slope;
        couplings[f.bit * BITS + g.bit] += angle * f.slope * g.slope;
        couplings[g.bit * BITS + f.bit] += angle * f.slope * g.slope;
    }

    double coupling(int j, int k) {
        return couplings[j * BITS + k];
    }

    /** The coefficient of {@code x_j}, given the bits that are set and not free. */
    double linear(int j, long set) {
        double sum = linear[j];
        for (long bits = set; bits != 0; bits &= bits - 1) {
            sum += coupling(j, Long.numberOfTrailingZeros(bits));
        }
        return sum;
    }

    /** The phase where these bits alone are set. */
    double angle(long set) {
        double sum = constant;
        for (long bits = set; bits != 0; bits &= bits - 1) {
            int j = Long.numberOfTrailingZeros(bits);
            sum += linear(j, bits & bits - 1);
        }
        return sum;
    }
}
