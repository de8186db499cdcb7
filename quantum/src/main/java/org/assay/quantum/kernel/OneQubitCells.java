package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.kernel.KernelCall.Kind;

/** Gates on single qubits as loops over cells: two or three bits of the cell number at a time, three of the lane number. */
final class OneQubitCells {

    private static final double[] REAL_IDENTITY = {1, 0, 0, 1};
    private static final double[] IDENTITY = {1, 0, 0, 0, 0, 0, 1, 0};

    private final CellKernels kernels;
    private final CellPlaces places;
    private final CellNumbers numbers;

    OneQubitCells(CellKernels kernels, CellPlaces places, CellNumbers numbers) {
        this.kernels = kernels;
        this.places = places;
        this.numbers = numbers;
    }

    /** Whether a call is one of those that go together. */
    static boolean takes(KernelCall call) {
        return (call.kind() == Kind.GENERAL || call.kind() == Kind.REAL || call.kind() == Kind.ROTATE_X)
                && (call.on() | call.off()) == 0;
    }

    /** Calls of {@link #takes} on different bits of the tile. */
    List<CellStep> steps(List<KernelCall> run) {
        List<KernelCall> low = new ArrayList<>();
        List<KernelCall> high = new ArrayList<>();
        for (KernelCall call : run) {
            (places.isLane(call.a()) ? low : high).add(call);
        }
        List<CellStep> out = new ArrayList<>();
        for (int from = 0; from < low.size(); from += 3) {
            out.add(onLanes(low.subList(from, Math.min(from + 3, low.size()))));
        }
        List<KernelCall> left = new ArrayList<>(high);
        for (Trio kind : Trio.values()) {
            List<KernelCall> alike = high.stream().filter(kind::takes).toList();
            int last = 3 * (alike.size() % 3 == 1 ? alike.size() / 3 - 1 : alike.size() / 3);
            for (int from = 0; from < last; from += 3) {
                out.add(trio(kind, alike.subList(from, from + 3)));
                left.removeAll(alike.subList(from, from + 3));
            }
        }
        for (int from = 0; from < left.size(); from += 2) {
            out.add(onCells(left.subList(from, Math.min(from + 2, left.size()))));
        }
        return out;
    }

    /** Gates of which three at a time have loops of their own; of four, two at a time are better than three and one. */
    private enum Trio {
        HADAMARD,
        ABOUT_Y,
        ABOUT_X;

        /** Tangents beyond this leave too little of single precision's range to the cosines. */
        private static final double LEAST_COSINE = 0x1p-20;

        boolean takes(KernelCall call) {
            double[] p = call.p();
            return switch (this) {
                case HADAMARD -> call.kind() == Kind.REAL && p[0] == Math.sqrt(0.5) && p[1] == p[0] && p[2] == p[0] && p[3] == -p[0];
                case ABOUT_Y -> call.kind() == Kind.REAL && p[0] == p[3] && p[1] == -p[2] && Math.abs(p[0]) >= LEAST_COSINE;
                case ABOUT_X -> call.kind() == Kind.ROTATE_X && Math.abs(p[0]) >= LEAST_COSINE;
            };
        }

        /** The sine of half the angle, as the loops take it. */
        private double sine(KernelCall call) {
            return this == ABOUT_Y ? call.p()[2] : call.p()[1];
        }

        /** As the loops take them. */
        double[] coefs(List<KernelCall> calls) {
            if (this == HADAMARD) {
                return new double[] {Math.sqrt(0.125)};
            }
            double[] coefs = {0, 0, 0, 0, 0, 0, 1};
            for (int k = 0; k < 3; k++) {
                double cosine = calls.get(k).p()[0];
                coefs[2 * k] = sine(calls.get(k)) / cosine;
                coefs[2 * k + 1] = -coefs[2 * k];
                coefs[6] *= cosine;
            }
            return coefs;
        }
    }

    private CellStep trio(Trio kind, List<KernelCall> calls) {
        int[] cells = mixing(calls);
        long s0 = places.stride(calls.get(0).a());
        long s1 = places.stride(calls.get(1).a());
        long s2 = places.stride(calls.get(2).a());
        int first = numbers.scalars(kind.coefs(calls));
        return switch (kind) {
            case HADAMARD -> (s, _) -> kernels.hadamard3(s.tile, cells, s0, s1, s2, s.coefs(), first);
            case ABOUT_Y -> (s, _) -> kernels.rotate3(s.tile, cells, s0, s1, s2, s.coefs(), first);
            case ABOUT_X -> (s, _) -> kernels.turn3(s.tile, cells, s0, s1, s2, s.coefs(), first);
        };
    }

    /** The cells where all their bits are clear; the others can be reached from now on. */
    private int[] mixing(List<KernelCall> group) {
        long mixed = 0;
        for (KernelCall call : group) {
            mixed |= call.a();
        }
        int[] cells = places.with(mixed, 0);
        places.reach(mixed);
        return cells;
    }

    private static double[] matrix(KernelCall call) {
        double[] matrix = OneQubitFusion.matrix(call);
        if (matrix == null) {
            throw new AssertionError(call);
        }
        return matrix;
    }

    private static boolean areAll(Kind kind, List<KernelCall> calls) {
        for (KernelCall call : calls) {
            if (call.kind() != kind) {
                return false;
            }
        }
        return true;
    }

    private CellStep onCells(List<KernelCall> group) {
        if (group.size() == 1) {
            return alone(group.getFirst());
        }
        int[] cells = mixing(group);
        long s0 = places.stride(group.get(0).a());
        long s1 = places.stride(group.get(1).a());
        double[] p = group.get(0).p();
        double[] q = group.get(1).p();
        if (areAll(Kind.REAL, group)) {
            int first = numbers.scalars(p[0], p[1], p[2], p[3], q[0], q[1], q[2], q[3]);
            return (s, _) -> kernels.real2(s.tile, cells, s0, s1, s.coefs(), first);
        }
        if (areAll(Kind.ROTATE_X, group)) {
            int first = numbers.scalars(p[0], p[1], -p[1], q[0], q[1], -q[1]);
            return (s, _) -> kernels.turn2(s.tile, cells, s0, s1, s.coefs(), first);
        }
        int first = numbers.next();
        for (KernelCall call : group) {
            double[] m = matrix(call);
            for (int k = 0; k < 4; k++) {
                numbers.complex(m[2 * k], m[2 * k + 1]);
            }
        }
        return (s, _) -> kernels.general2(s.tile, cells, s0, s1, s.numbers, s.coefs(first));
    }

    private CellStep alone(KernelCall call) {
        if (call.kind() != Kind.REAL) {
            return one(call);
        }
        int[] cells = mixing(List.of(call));
        long s0 = places.stride(call.a());
        int first = numbers.scalars(call.p());
        return (s, _) -> kernels.real1(s.tile, cells, s0, s.coefs(), first);
    }

    /** One gate on one qubit, under any controls in the tile. */
    CellStep one(KernelCall call) {
        double[] m = matrix(new KernelCall(call.kind(), call.a(), call.b(), 0, 0, call.targets(), call.p(), call.q()));
        long on = call.on();
        long off = call.off();
        int first = numbers.next();
        if (places.isLane(call.a())) {
            int bit = (int) call.a();
            lanes(m, bit, on, off);
            int[] cells = places.with(on | off, on);
            return (s, _) -> kernels.lanes1(s.tile, cells, s.numbers, s.coefs(first), bit);
        }
        for (int k = 0; k < 4; k++) {
            double re = m[2 * k];
            double im = m[2 * k + 1];
            double otherwise = k % 3 == 0 ? 1 : 0;
            numbers.complex(l -> places.holds(l, on, off) ? re : otherwise, l -> places.holds(l, on, off) ? im : 0);
        }
        int[] cells = places.with(call.a() | on | off, on);
        places.reach(call.a());
        long s0 = places.stride(call.a());
        return (s, _) -> kernels.general1(s.tile, cells, s0, s.numbers, s.coefs(first));
    }

    /** The coefficients of lanes1 for one gate. */
    private void lanes(double[] m, int bit, long on, long off) {
        numbers.complex(
                l -> !places.holds(l, on, off) ? 1 : (l & bit) == 0 ? m[0] : m[6],
                l -> !places.holds(l, on, off) ? 0 : (l & bit) == 0 ? m[1] : m[7]);
        numbers.complex(
                l -> !places.holds(l, on, off) ? 0 : (l & bit) == 0 ? m[2] : m[4],
                l -> !places.holds(l, on, off) ? 0 : (l & bit) == 0 ? m[3] : m[5]);
    }

    private CellStep onLanes(List<KernelCall> group) {
        int[] cells = places.with(0, 0);
        int first = numbers.next();
        int[] bits = {1, 1, 1};
        for (int k = 0; k < group.size(); k++) {
            bits[k] = (int) group.get(k).a();
        }
        if (areAll(Kind.REAL, group)) {
            for (int k = 0; k < 3; k++) {
                double[] p = k < group.size() ? group.get(k).p() : REAL_IDENTITY;
                int bit = bits[k];
                numbers.vector(l -> (l & bit) == 0 ? p[0] : p[3]);
                numbers.vector(l -> (l & bit) == 0 ? p[1] : p[2]);
            }
            return (s, _) -> kernels.realLanes3(s.tile, cells, s.numbers, s.coefs(first), bits[0], bits[1], bits[2]);
        }
        if (areAll(Kind.ROTATE_X, group)) {
            double[] turns = {1, 0, 0, 1, 0, 0, 1, 0, 0};
            for (int k = 0; k < group.size(); k++) {
                double[] p = group.get(k).p();
                turns[3 * k] = p[0];
                turns[3 * k + 1] = p[1];
                turns[3 * k + 2] = -p[1];
            }
            int from = numbers.scalars(turns);
            return (s, _) -> kernels.turnLanes3(s.tile, cells, s.coefs(), from, bits[0], bits[1], bits[2]);
        }
        if (group.size() == 1) {
            return one(group.getFirst());
        }
        for (int k = 0; k < 3; k++) {
            lanes(k < group.size() ? matrix(group.get(k)) : IDENTITY, bits[k], 0, 0);
        }
        return (s, _) -> kernels.lanes3(s.tile, cells, s.numbers, s.coefs(first), bits[0], bits[1], bits[2]);
    }
}
