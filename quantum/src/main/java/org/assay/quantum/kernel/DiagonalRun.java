package org.assay.quantum.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A run of diagonal gates as one multiplication by tables. The bits of the cell number are parted into
 * upper and lower ones; then a phase is the product of
 *
 * <ul>
 *   <li>a vector for the upper bits: what couples them with each other, with lanes, and lanes with lanes;
 *   <li>a vector for the lower bits: what couples them with each other and with lanes;
 *   <li>a number for each lower bit that is set, which depends on the upper ones and on where the tile lies;
 *   <li>a vector and a number for the rest, which depend on where the tile lies.
 * </ul>
 */
final class DiagonalRun implements CellStep {

    /** Shorter runs are multiplied gate by gate. */
    static final int LEAST_CALLS = 4;

    private static final int LOWER_BITS = 5;

    private final CellKernels kernels;
    private final CellNumbers numbers;
    private final QuadraticPhase phase;
    private final long fixed;
    private final int[] lanes;
    private final int[] lower;
    private final int[] upper;
    private final int[] lowerPlaces;
    private final int[] upperPlaces;
    private final int lowerTable;
    private final int upperTable;

    /** For each value of the upper bits, and each lower bit. */
    private final Phases cross;

    /**
     * @param local the bits of the whole index that the tile holds
     * @param calls each of which {@link QuadraticPhase#takes}; bits that all of them have as controls must be set
     */
    DiagonalRun(CellKernels kernels, CellPlaces places, CellNumbers numbers, long local, List<KernelCall> calls) {
        this.kernels = kernels;
        this.numbers = numbers;
        phase = new QuadraticPhase(calls);
        int[] bits = positions(local);
        lanes = Arrays.copyOf(bits, places.laneBits);
        long laneBits = Long.compress(commonControls(calls), local) & places.lanes - 1;
        fixed = commonControls(calls) & ~Long.expand(laneBits, local);
        int[] free = Arrays.stream(bits, places.laneBits, bits.length).filter(b -> (fixed >>> b & 1) == 0).toArray();
        lower = Arrays.copyOf(free, Math.min(free.length, LOWER_BITS));
        upper = Arrays.copyOfRange(free, lower.length, free.length);
        lowerPlaces = places(places, lower, local, 0);
        upperPlaces = places(places, upper, local, fixed & local);
        lowerTable = table(lower, false);
        upperTable = table(upper, true);
        cross = new Phases(lower.length << upper.length);
        for (int k = 0; k < lower.length; k++) {
            cross(lower[k], upper, cross, k, lower.length);
        }
    }

    /** The controls that all calls share: elsewhere none of them does anything. */
    static long commonControls(List<KernelCall> calls) {
        long common = -1;
        for (KernelCall call : calls) {
            common &= call.on();
        }
        return common;
    }

    private static int[] positions(long mask) {
        int[] out = new int[Long.bitCount(mask)];
        long bits = mask;
        for (int k = 0; k < out.length; k++) {
            out[k] = Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
        }
        return out;
    }

    private static int[] places(CellPlaces places, int[] bits, long local, long set) {
        int[] out = new int[1 << bits.length];
        for (int k = 0; k < out.length; k++) {
            long index = set;
            for (int b = 0; b < bits.length; b++) {
                index |= (long) (k >> b & 1) << bits[b];
            }
            out[k] = (int) places.stride(Long.compress(index, local));
        }
        return out;
    }

    private double coupling(int bit, int[] others, int set) {
        double sum = 0;
        for (int k = 0; k < others.length; k++) {
            sum += (set >> k & 1) == 0 ? 0 : phase.coupling(bit, others[k]);
        }
        return sum;
    }

    /** Vectors for all values of these bits: what couples them among each other and with lanes. */
    private int table(int[] bits, boolean withLanes) {
        int count = 1 << lanes.length;
        if (!areCoupled(bits, bits) && !areCoupled(bits, lanes) && !(withLanes && areCoupled(lanes, lanes))) {
            return numbers.ones(1 << bits.length);
        }
        Phases rows = new Phases(count << bits.length);
        for (int l = 0; l < count; l++) {
            double angle = 0;
            for (int k = 0; withLanes && k < lanes.length; k++) {
                angle += (l >> k & 1) == 0 ? 0 : coupling(lanes[k], lanes, l & (1 << k) - 1);
            }
            rows.set(l, angle);
        }
        Phases ofLane = new Phases(count);
        Phases among = new Phases(1 << bits.length);
        for (int b = 0; b < bits.length; b++) {
            for (int l = 0; l < count; l++) {
                ofLane.set(l, coupling(bits[b], lanes, l));
            }
            cross(bits[b], Arrays.copyOf(bits, b), among, 0, 1);
            for (int c = 0; c < 1 << b; c++) {
                for (int l = 0; l < count; l++) {
                    rows.product(rows, c * count + l, ofLane, l, (1 << b | c) * count + l);
                    rows.product(rows, (1 << b | c) * count + l, among, c, (1 << b | c) * count + l);
                }
            }
        }
        int first = numbers.next();
        for (int at = 0; at < count << bits.length; at += count) {
            numbers.vector(rows.re, at);
            numbers.vector(rows.im, at);
        }
        return first;
    }

    private boolean areCoupled(int[] some, int[] others) {
        for (int j : some) {
            for (int k : others) {
                if (phase.coupling(j, k) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The phase that couples a bit with others, for all their values, at places so far apart. */
    private void cross(int bit, int[] others, Phases out, int at, int step) {
        out.set(at, 0);
        Phases one = new Phases(1);
        for (int k = 0; k < others.length; k++) {
            one.set(0, phase.coupling(bit, others[k]));
            for (int c = 0; c < 1 << k; c++) {
                out.product(out, at + step * c, one, 0, at + step * (1 << k | c));
            }
        }
    }

    /** Numbers of size 1. */
    private static final class Phases {
        final double[] re;
        final double[] im;

        Phases(int count) {
            re = new double[count];
            im = new double[count];
        }

        void set(int at, double angle) {
            re[at] = angle == 0 ? 1 : Math.cos(angle);
            im[at] = angle == 0 ? 0 : Math.sin(angle);
        }

        void product(Phases a, int i, Phases b, int j, int to) {
            double r = a.re[i] * b.re[j] - a.im[i] * b.im[j];
            im[to] = a.re[i] * b.im[j] + a.im[i] * b.re[j];
            re[to] = r;
        }
    }

    @Override
    public void run(CellScratch s, long base) {
        long set = base | fixed;
        int count = 1 << lanes.length;
        int each = 2 + 2 * lower.length;
        double[] out = s.phases(2 * count + each * upperPlaces.length);
        double constant = phase.angle(set);
        double[] ofLane = new double[lanes.length];
        for (int k = 0; k < lanes.length; k++) {
            ofLane[k] = phase.linear(lanes[k], set);
        }
        for (int l = 0; l < count; l++) {
            double angle = constant;
            for (int k = 0; k < lanes.length; k++) {
                angle += (l >> k & 1) == 0 ? 0 : ofLane[k];
            }
            out[l] = Math.cos(angle);
            out[count + l] = Math.sin(angle);
        }
        upper(out, 2 * count, each, set);
        lower(out, 2 * count, each, set);
        kernels.phases(s.tile, upperPlaces, lowerPlaces, s.numbers, s.coefs(upperTable), s.coefs(lowerTable), s.narrowedPhases(), s.spare);
    }

    /** A number for each value of the upper bits, from their linear terms. */
    private void upper(double[] out, int at, int each, long set) {
        out[at] = 1;
        out[at + 1] = 0;
        for (int b = 0; b < upper.length; b++) {
            double angle = phase.linear(upper[b], set);
            double re = Math.cos(angle);
            double im = Math.sin(angle);
            for (int c = 0; c < 1 << b; c++) {
                multiply(out, at + each * c, re, im, at + each * (1 << b | c));
            }
        }
    }

    /** For each value of the upper bits a number for each lower one. */
    private void lower(double[] out, int at, int each, long set) {
        for (int k = 0; k < lower.length; k++) {
            double angle = phase.linear(lower[k], set);
            double re = Math.cos(angle);
            double im = Math.sin(angle);
            for (int u = 0; u < upperPlaces.length; u++) {
                int to = at + each * u + 2 + 2 * k;
                out[to] = cross.re[u * lower.length + k];
                out[to + 1] = cross.im[u * lower.length + k];
                multiply(out, to, re, im, to);
            }
        }
    }

    private static void multiply(double[] numbers, int from, double re, double im, int to) {
        double r = numbers[from];
        double i = numbers[from + 1];
        numbers[to] = r * re - i * im;
        numbers[to + 1] = r * im + i * re;
    }
}
