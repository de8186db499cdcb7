package org.assay.quantum.kernel;

import java.util.function.IntUnaryOperator;

/** Matrices on two and more qubits and rotations about Pauli strings as loops over cells. */
final class DenseCells {

    private static final double[] SWAP = {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    private static final double[] ZERO = new double[16];

    /** The coefficients of more would not stay in cache. */
    private static final int MOST_TARGETS = 5;

    private final CellKernels kernels;
    private final CellPlaces places;
    private final CellNumbers numbers;

    DenseCells(CellKernels kernels, CellPlaces places, CellNumbers numbers) {
        this.kernels = kernels;
        this.places = places;
        this.numbers = numbers;
    }

    CellStep swap(KernelCall call) {
        return two(call, SWAP, ZERO);
    }

    /** A 4 x 4 matrix, its lower target first, under any controls in the tile. */
    CellStep two(KernelCall call) {
        return two(call, call.p(), call.q());
    }

    private CellStep two(KernelCall call, double[] re, double[] im) {
        long a = Math.min(call.a(), call.b());
        long b = Math.max(call.a(), call.b());
        long on = call.on();
        long off = call.off();
        int[] cells = places.with(a | b | on | off, on);
        if (!places.isLane(a)) {
            return places.laneMask(on | off) == 0 ? onCells(a, b, cells, re, im) : matrix(new long[] {a, b}, on, off, re, im);
        }
        int first = numbers.next();
        int rows = places.isLane(b) ? 1 : 2;
        for (int r = 0; r < rows; r++) {
            for (int d = 0; d < 4; d++) {
                int part = r;
                int distance = d;
                numbers.vector(l -> places.holds(l, on, off) ? re[entry(l, a, b, part, distance)] : distance == 0 ? 1 : 0);
                numbers.vector(l -> places.holds(l, on, off) ? im[entry(l, a, b, part, distance)] : 0);
            }
        }
        long s1 = places.stride(b);
        int low = (int) a;
        int high = (int) b;
        if (rows == 1) {
            return (s, _) -> kernels.denseLanes(s.tile, cells, s.numbers, s.coefs(first), low, high);
        }
        return PairForm.LANE.isOf(new PairMatrix(re, im))
                ? (s, _) -> kernels.denseMixedDiagonal(s.tile, cells, s1, s.numbers, s.coefs(first), low)
                : (s, _) -> kernels.denseMixed(s.tile, cells, s1, s.numbers, s.coefs(first), low);
    }

    private CellStep onCells(long a, long b, int[] cells, double[] re, double[] im) {
        double[] entries = new double[32];
        for (int row = 0; row < 4; row++) {
            for (int distance = 0; distance < 4; distance++) {
                int entry = 4 * row + (row ^ distance);
                entries[8 * row + 2 * distance] = re[entry];
                entries[8 * row + 2 * distance + 1] = im[entry];
            }
        }
        long s0 = places.stride(a);
        long s1 = places.stride(b);
        if (PairForm.LOCAL.isOf(new PairMatrix(re, im))) {
            int first = numbers.next();
            for (double entry : entries) {
                numbers.vector(entry);
            }
            return (s, _) -> kernels.denseLocal(s.tile, cells, s0, s1, s.numbers, s.coefs(first));
        }
        int first = numbers.scalars(entries);
        return (s, _) -> kernels.dense(s.tile, cells, s0, s1, s.coefs(), first);
    }

    /** Where the entry stands that a lane of a part of the cells takes at a distance; the lower bit is a lane's. */
    private int entry(int lane, long a, long b, int part, int distance) {
        int row = ((lane & a) == 0 ? 0 : 1) | (places.isLane(b) ? (lane & b) == 0 ? 0 : 2 : 2 * part);
        return 4 * row + (row ^ distance);
    }

    /** Whether a tile has room for what a matrix on so many qubits needs. */
    boolean fits(int targets) {
        return fits(targets, places.cells());
    }

    static boolean fits(int targets, int cells) {
        return targets <= MOST_TARGETS && 1 << targets <= cells;
    }

    /** Any matrix that {@link #fits}, under any controls in the tile. */
    CellStep matrix(KernelCall call) {
        return matrix(call.targets(), call.on(), call.off(), call.p(), call.q());
    }

    private CellStep matrix(long[] targets, long on, long off, double[] re, double[] im) {
        int size = 1 << targets.length;
        int cellTargets = 0;
        long mixed = 0;
        for (int k = 0; k < targets.length; k++) {
            cellTargets |= places.isLane(targets[k]) ? 0 : 1 << k;
            mixed |= targets[k];
        }
        int laneTargets = size - 1 ^ cellTargets;
        int[] offsets = new int[1 << Integer.bitCount(cellTargets)];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = (int) places.stride(mask(Integer.expand(k, cellTargets), targets));
        }
        int[] exchanges = new int[size / offsets.length];
        for (int k = 0; k < exchanges.length; k++) {
            exchanges[k] = (int) mask(Integer.expand(k, laneTargets), targets);
        }
        int[] inputs = new int[offsets.length * size];
        int first = numbers.next();
        for (int part = 0; part < offsets.length; part++) {
            int cellRow = Integer.expand(part, cellTargets);
            for (int distance = 0; distance < size; distance++) {
                int column = Integer.compress(cellRow ^ distance, cellTargets);
                inputs[part * size + distance] = column * exchanges.length + Integer.compress(distance, laneTargets);
                int d = distance;
                IntUnaryOperator entry = l -> {
                    int row = cellRow | bits(l, targets) & laneTargets;
                    return row * size + (row ^ d);
                };
                numbers.vector(l -> places.holds(l, on, off) ? re[entry.applyAsInt(l)] : d == 0 ? 1 : 0);
                numbers.vector(l -> places.holds(l, on, off) ? im[entry.applyAsInt(l)] : 0);
            }
        }
        int[] cells = places.with(mixed | on | off, on);
        return (s, _) -> kernels.matrix(s.tile, cells, offsets, exchanges, inputs, s.numbers, s.coefs(first), s.spare);
    }

    /** The targets that a number of a row or column has set. */
    private static long mask(int number, long[] targets) {
        long mask = 0;
        for (int k = 0; k < targets.length; k++) {
            mask |= (number >> k & 1) == 0 ? 0 : targets[k];
        }
        return mask;
    }

    /** The bits of the row's number, given an index of the tile. */
    private static int bits(long index, long[] targets) {
        int bits = 0;
        for (int k = 0; k < targets.length; k++) {
            bits |= (index & targets[k]) == 0 ? 0 : 1 << k;
        }
        return bits;
    }

    /**
     * {@code cos - i sin P} for a Pauli string P whose X and Y are in the tile.
     *
     * @param outerSigns the bits outside of the tile where P has a Z
     */
    CellStep pauli(KernelCall call, long outerSigns) {
        long x = call.a();
        long fixed = call.on() | call.off();
        boolean onLanes = x == places.laneMask(x);
        long pivot = onLanes ? 0 : Long.highestOneBit(x);
        int bits = (int) places.laneMask(x);
        int[][] cells = new int[2][];
        int[][] others = new int[2][];
        int[] first = new int[2];
        for (int odd = 0; odd < 2; odd++) {
            cells[odd] = places.withParity(fixed | pivot, call.on(), call.b(), odd == 1);
            others[odd] = places.across(fixed | pivot, call.on(), call.b(), odd == 1, x);
            first[odd] = numbers.next();
            boolean oddAcross = PauliFactor.isOdd(x & call.b() & ~bits) ^ odd == 1;
            turn(call, oddAcross, onLanes);
            if (!onLanes) {
                turn(call, odd == 1, false);
            }
        }
        return (s, base) -> {
            int turned = PauliFactor.isOdd(base & outerSigns) ? 1 : 0;
            for (int odd = 0; odd < 2; odd++) {
                long coefs = s.coefs(first[odd ^ turned]);
                if (onLanes) {
                    kernels.lanes1(s.tile, cells[odd], s.numbers, coefs, bits);
                } else {
                    kernels.turnPairs(s.tile, cells[odd], others[odd], s.numbers, coefs, bits);
                }
            }
        };
    }

    /**
     * The coefficients of a cell for its own lanes and for those it takes from across.
     *
     * @param odd the parity of Z in the cell across
     * @param forLanes in the form of {@link CellKernels#lanes1}, otherwise of {@link CellKernels#turnPairs}
     */
    private void turn(KernelCall call, boolean odd, boolean forLanes) {
        long on = call.on();
        long off = call.off();
        PauliFactor factor = PauliFactor.of(call.a(), call.b(), call.p()[1]);
        CellNumbers.OfLane own = l -> places.holds(l, on, off) ? call.p()[0] : 1;
        CellNumbers.OfLane sign = l -> !places.holds(l, on, off) ? 0
                : PauliFactor.isOdd(places.laneMask((l ^ call.a()) & call.b())) ^ odd ? -1 : 1;
        if (forLanes) {
            numbers.complex(own, _ -> 0);
        } else {
            numbers.vector(own);
        }
        numbers.complex(l -> factor.re() * sign.at(l), l -> factor.im() * sign.at(l));
    }
}
