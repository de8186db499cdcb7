package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assay.quantum.kernel.KernelCall.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a pass as loops of {@link CellKernels}: gates on different single qubits by twos, runs of CNOT, X and SWAP as one permutation, everything with its tables worked out once for
 * all tiles. Gives the bits that the calls one by one give.
 */
final class CellProgram {

    private interface Step {
        /** @param base the bits of the index outside of the tile */
        void run(CellScratch s, long base);
    }

    private record Table(long fixed, long value) {}

    private final CellKernels kernels;
    private final Precision precision;
    private final Kernels plain;
    private final long local;
    private final int tileBits;
    private final int laneBits;
    private final int lanes;
    private final int cellBytes;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Table, int[]> tables = new HashMap<>();

    private double[] coefs = new double[256];
    private int used;
    private long[] indexes = {};
    private int usedIndexes;

    private CellProgram(Pass pass, CellKernels kernels, Precision precision, Kernels plain) {
        this.kernels = kernels;
        this.precision = precision;
        this.plain = plain;
        local = pass.local();
        tileBits = Long.bitCount(local);
        lanes = kernels.lanes();
        laneBits = Integer.numberOfTrailingZeros(lanes);
        cellBytes = kernels.bytesPerCell();
        add(pass.calls());
        coefs = Arrays.copyOf(coefs, used);
        indexes = Arrays.copyOf(indexes, usedIndexes);
    }

    /** Whether tiles of so many bits have enough cells for every loop. */
    static boolean fits(int tileBits, CellKernels kernels) {
        return 1L << tileBits >= 4L * kernels.lanes();
    }

    static CellProgram of(Pass pass, CellKernels kernels, Precision precision, Kernels plain) {
        return new CellProgram(pass, kernels, precision, plain);
    }

    CellKernels kernels() {
        return kernels;
    }

    Precision precision() {
        return precision;
    }

    int tileBits() {
        return tileBits;
    }

    double[] coefs() {
        return coefs;
    }

    long[] indexes() {
        return indexes;
    }

    /** How many vectors the coefficients and indexes take. */
    int vectors() {
        return (coefs.length + indexes.length) / lanes;
    }

    /** All steps on the current tile. */
    void run(CellScratch s, long base) {
        for (Step step : steps) {
            step.run(s, base);
        }
    }

    private void add(List<KernelCall> calls) {
        for (int from = 0, to; from < calls.size(); from = to) {
            KernelCall first = calls.get(from);
            to = from + 1;
            if (isPlainOneQubit(first)) {
                long seen = first.a();
                while (to < calls.size() && isPlainOneQubit(calls.get(to)) && (calls.get(to).a() & seen) == 0) {
                    seen |= calls.get(to++).a();
                }
                addOneQubit(calls.subList(from, to));
            } else if (LinearMap.takes(first)) {
                while (to < calls.size() && LinearMap.takes(calls.get(to))) {
                    to++;
                }
                addLinear(calls.subList(from, to));
            } else {
                addOther(first);
            }
        }
    }

    static boolean isPlainOneQubit(KernelCall call) {
        return (call.kind() == Kind.GENERAL || call.kind() == Kind.REAL || call.kind() == Kind.ROTATE_X)
                && (call.on() | call.off()) == 0;
    }

    // Coefficients

    private void vector(double value) {
        reserve();
        Arrays.fill(coefs, used, used + lanes, value);
        used += lanes;
    }

    private void reserve() {
        if (used + lanes > coefs.length) {
            coefs = Arrays.copyOf(coefs, 2 * coefs.length);
        }
    }

    /** Adds a vector of coefficients; returns its number. */
    private int vector(double[] values) {
        reserve();
        System.arraycopy(values, 0, coefs, used, lanes);
        used += lanes;
        return used / lanes - 1;
    }

    /** Real part, imaginary part, its negative. */
    private int complex(double[] re, double[] im) {
        int first = vector(re);
        vector(im);
        vector(Arrays.stream(im).map(x -> -x).toArray());
        return first;
    }

    /** As {@link #complex(double[], double[])}, the same in every lane. */
    private void complex(double re, double im) {
        vector(re);
        vector(im);
        vector(-im);
    }

    private boolean holds(int lane, long on, long off) {
        long low = lanes - 1;
        return (lane & on & low) == (on & low) && (lane & off) == 0;
    }

    // Places of cells

    private long bytes(long cell) {
        return (cell + (cell >> CellKernels.PAD_SHIFT)) * cellBytes;
    }

    /** How far apart the cells are that differ in this bit of the tile's index. */
    private long stride(long bit) {
        return bytes(bit >> laneBits);
    }

    private boolean isLane(long bit) {
        return bit < lanes;
    }

    /** The cells whose index has these bits at the places that are fixed. */
    private int[] cells(long fixed, long value) {
        return tables.computeIfAbsent(new Table(fixed >> laneBits, value >> laneBits), t -> {
            long free = (1L << tileBits - laneBits) - 1 & ~t.fixed;
            int[] out = new int[1 << Long.bitCount(free)];
            for (int k = 0; k < out.length; k++) {
                out[k] = (int) bytes(Long.expand(k, free) | t.value);
            }
            return out;
        });
    }

    // Gates on one qubit

    private static double[] matrix(KernelCall call) {
        double[] matrix = OneQubitFusion.matrix(call);
        if (matrix == null) {
            throw new AssertionError(call);
        }
        return matrix;
    }

    private void addOneQubit(List<KernelCall> run) {
        List<KernelCall> low = new ArrayList<>();
        List<KernelCall> high = new ArrayList<>();
        for (KernelCall call : run) {
            KernelCall onTile = call.onTile(local);
            (isLane(onTile.a()) ? low : high).add(onTile);
        }
        addLanes(low);
        for (int from = 0; from < high.size(); from += 2) {
            addLevels(high.subList(from, Math.min(from + 2, high.size())));
        }
    }

    private static boolean areAll(Kind kind, List<KernelCall> calls) {
        for (KernelCall call : calls) {
            if (call.kind() != kind) {
                return false;
            }
        }
        return true;
    }

    private void addLevels(List<KernelCall> group) {
        if (group.size() == 1) {
            addGeneral1(group.getFirst(), 0, 0);
            return;
        }
        int[] cells = cells(group.get(0).a() | group.get(1).a(), 0);
        long s0 = stride(group.get(0).a());
        long s1 = stride(group.get(1).a());
        int first = used / lanes;
        if (areAll(Kind.REAL, group)) {
            for (KernelCall call : group) {
                for (double entry : call.p()) {
                    vector(entry);
                }
            }
            steps.add((s, _) -> kernels.real2(s.memory, s.tile, cells, s0, s1, s.coefs(first)));
        } else if (areAll(Kind.ROTATE_X, group)) {
            for (KernelCall call : group) {
                vector(call.p()[0]);
                vector(call.p()[1]);
                vector(-call.p()[1]);
            }
            steps.add((s, _) -> kernels.turn2(s.memory, s.tile, cells, s0, s1, s.coefs(first)));
        } else {
            for (KernelCall call : group) {
                double[] m = matrix(call);
                for (int k = 0; k < 4; k++) {
                    complex(m[2 * k], m[2 * k + 1]);
                }
            }
            steps.add((s, _) -> kernels.general2(s.memory, s.tile, cells, s0, s1, s.coefs(first)));
        }
    }

    /** One gate on one qubit, under any controls. */
    private void addGeneral1(KernelCall call, long outerOn, long outerOff) {
        double[] m = matrix(new KernelCall(call.kind(), call.a(), call.b(), 0, 0, call.targets(), call.p(), call.q()));
        long on = call.on();
        long off = call.off();
        int first = used / lanes;
        if (isLane(call.a())) {
            int bit = (int) call.a();
            lanesOf(m, bit, on, off);
            int[] cells = cells(on | off, on);
            steps.add(under(outerOn, outerOff, (s, _) -> kernels.lanes1(s.memory, s.tile, cells, s.coefs(first), bit)));
        } else {
            for (int k = 0; k < 4; k++) {
                double re = m[2 * k];
                double im = m[2 * k + 1];
                double otherwise = k % 3 == 0 ? 1 : 0;
                if (((on | off) & lanes - 1) == 0) {
                    complex(re, im);
                } else {
                    complex(perLane(lane -> holds(lane, on, off) ? re : otherwise), perLane(lane -> holds(lane, on, off) ? im : 0));
                }
            }
            int[] cells = cells(call.a() | on | off, on);
            long s0 = stride(call.a());
            steps.add(under(outerOn, outerOff, (s, _) -> kernels.general1(s.memory, s.tile, cells, s0, s.coefs(first))));
        }
    }

    private interface OfLane {
        double at(int lane);
    }

    private double[] perLane(OfLane value) {
        double[] out = new double[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            out[lane] = value.at(lane);
        }
        return out;
    }

    /** The coefficients of lanes1 for one gate. */
    private void lanesOf(double[] m, int bit, long on, long off) {
        complex(perLane(l -> !holds(l, on, off) ? 1 : (l & bit) == 0 ? m[0] : m[6]),
                perLane(l -> !holds(l, on, off) ? 0 : (l & bit) == 0 ? m[1] : m[7]));
        complex(perLane(l -> !holds(l, on, off) ? 0 : (l & bit) == 0 ? m[2] : m[4]),
                perLane(l -> !holds(l, on, off) ? 0 : (l & bit) == 0 ? m[3] : m[5]));
    }

    private void addLanes(List<KernelCall> calls) {
        for (int from = 0; from < calls.size(); from += 3) {
            List<KernelCall> group = calls.subList(from, Math.min(from + 3, calls.size()));
            int[] cells = cells(0, 0);
            int first = used / lanes;
            int[] bits = {1, 1, 1};
            for (int k = 0; k < group.size(); k++) {
                bits[k] = (int) group.get(k).a();
            }
            if (areAll(Kind.REAL, group)) {
                for (int k = 0; k < 3; k++) {
                    double[] p = k < group.size() ? group.get(k).p() : new double[] {1, 0, 0, 1};
                    int bit = bits[k];
                    vector(perLane(l -> (l & bit) == 0 ? p[0] : p[3]));
                    vector(perLane(l -> (l & bit) == 0 ? p[1] : p[2]));
                }
                steps.add((s, _) -> kernels.realLanes3(s.memory, s.tile, cells, s.coefs(first), bits[0], bits[1], bits[2]));
            } else if (areAll(Kind.ROTATE_X, group)) {
                for (int k = 0; k < 3; k++) {
                    double sin = k < group.size() ? group.get(k).p()[1] : 0;
                    vector(k < group.size() ? group.get(k).p()[0] : 1);
                    vector(sin);
                    vector(-sin);
                }
                steps.add((s, _) -> kernels.turnLanes3(s.memory, s.tile, cells, s.coefs(first), bits[0], bits[1], bits[2]));
            } else if (group.size() == 1) {
                addGeneral1(group.getFirst(), 0, 0);
            } else {
                for (int k = 0; k < 3; k++) {
                    lanesOf(k < group.size() ? matrix(group.get(k)) : new double[] {1, 0, 0, 0, 0, 0, 1, 0}, bits[k], 0, 0);
                }
                steps.add((s, _) -> kernels.lanes3(s.memory, s.tile, cells, s.coefs(first), bits[0], bits[1], bits[2]));
            }
        }
    }

    // Permutations

    /** As few copies as possible: a copy takes the lanes of a cell from two others at most. */
    private void addLinear(List<KernelCall> run) {
        if (run.size() == 1 && run.getFirst().kind() == Kind.FLIP) {
            addOther(run.getFirst());
            return;
        }
        LinearMap map = new LinearMap(local);
        for (KernelCall call : run) {
            map.then(call);
            if (other(map) < 0) {
                map.then(call);
                addPermutation(map);
                map = new LinearMap(local);
                map.then(call);
            }
        }
        addPermutation(map);
    }

    /** The other cell that lanes come from, as a difference; 0 if there is none, -1 if there are several. */
    private long other(LinearMap map) {
        long other = 0;
        for (int k = 0; k < laneBits; k++) {
            long step = map.column(k) >> laneBits;
            if (step != 0 && other != 0 && step != other) {
                return -1;
            }
            other |= step;
        }
        return other;
    }

    private void addPermutation(LinearMap map) {
        int count = 1 << tileBits - laneBits;
        long[] images = map.images(laneBits, count);
        int[] sources = new int[count];
        int[] twists = new int[count];
        for (int c = 0; c < count; c++) {
            sources[c] = (int) (images[c] >> laneBits);
            twists[c] = (int) images[c] & lanes - 1;
        }
        int first = usedIndexes / lanes;
        if (usedIndexes + lanes * lanes > indexes.length) {
            indexes = Arrays.copyOf(indexes, Math.max(usedIndexes + lanes * lanes, 2 * indexes.length));
        }
        long[] lane = map.images(0, lanes);
        long fromOther = 0;
        for (int l = 0; l < lanes; l++) {
            fromOther |= lane[l] >> laneBits != 0 ? 1L << l : 0;
            for (int twist = 0; twist < lanes; twist++) {
                indexes[usedIndexes + twist * lanes + l] = (lane[l] ^ twist) & lanes - 1;
            }
        }
        usedIndexes += lanes * lanes;
        int other = (int) other(map);
        long lanesOfOther = fromOther;
        steps.add((s, base) -> {
            long shift = map.shift(base);
            int source = (int) (shift >> laneBits);
            int twist = (int) shift & lanes - 1;
            long at = s.coefs(coefs.length / lanes + first);
            if (other == 0) {
                kernels.permute(s.memory, s.tile, s.spare, sources, twists, source, twist, at);
            } else {
                kernels.permuteBlending(s.memory, s.tile, s.spare, sources, twists, source, twist, at, other, lanesOfOther);
            }
            s.exchangeTiles();
        });
    }

    // Everything else

    private static Step under(long on, long off, Step step) {
        return (on | off) == 0 ? step : (s, base) -> {
            if ((base & on) == on && (base & off) == 0) {
                step.run(s, base);
            }
        };
    }

    private void addOther(KernelCall whole) {
        KernelCall call = whole.onTile(local);
        long outerOn = whole.on() & ~local;
        long outerOff = whole.off() & ~local;
        long outerSigns = whole.signs() & ~local;
        switch (call.kind()) {
            case GENERAL, REAL, ROTATE_X, FLIP -> addGeneral1(call, outerOn, outerOff);
            case SCALE -> {
                int first = phases(call.on(), call.off(), call.p()[0], 0, call.p()[1]);
                int[] cells = cells(call.on() | call.off(), call.on());
                steps.add(under(outerOn, outerOff, (s, _) -> kernels.multiply(s.memory, s.tile, cells, s.coefs(first))));
            }
            case ROTATE_PARITY -> addParity(call, outerOn, outerOff, outerSigns);
            case SWAP -> addDense(call, new double[] {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1}, new double[16], outerOn, outerOff);
            case GENERAL2 -> addDense(call, call.p(), call.q(), outerOn, outerOff);
            case ROTATE_PAULI -> {
                if (Long.bitCount(call.a()) == 2 && (whole.b() & ~whole.a()) == 0) {
                    addPauli(call, outerOn, outerOff);
                } else {
                    addOnArrays(call, outerOn, outerOff, outerSigns);
                }
            }
            case DENSE -> addOnArrays(call, outerOn, outerOff, outerSigns);
        }
    }

    private void addOnArrays(KernelCall call, long outerOn, long outerOff, long outerSigns) {
        steps.add(under(outerOn, outerOff, (s, base) -> s.runOnArrays(call, isOdd(base & outerSigns) ? -1 : 1, plain)));
    }

    private static boolean isOdd(long bits) {
        return (Long.bitCount(bits) & 1) == 1;
    }

    /** A number for each lane, 1 where the controls fail; the sign of the imaginary part follows the parity of the lane. */
    private int phases(long on, long off, double re, long mask, double im) {
        return complex(perLane(l -> holds(l, on, off) ? re : 1),
                perLane(l -> !holds(l, on, off) ? 0 : isOdd(l & mask) ? -im : im));
    }

    private void addParity(KernelCall call, long outerOn, long outerOff, long outerSigns) {
        long mask = call.a();
        int even = phases(call.on(), call.off(), call.p()[0], mask & lanes - 1, -call.p()[1]);
        int odd = phases(call.on(), call.off(), call.p()[0], mask & lanes - 1, call.p()[1]);
        int[] all = cells(call.on() | call.off(), call.on());
        long high = bytesMaskParity(mask);
        int[] evenCells = high == 0 ? all : byParity(call, false);
        int[] oddCells = high == 0 ? new int[0] : byParity(call, true);
        steps.add(under(outerOn, outerOff, (s, base) -> {
            boolean turned = isOdd(base & outerSigns);
            kernels.multiply(s.memory, s.tile, evenCells, s.coefs(turned ? odd : even));
            kernels.multiply(s.memory, s.tile, oddCells, s.coefs(turned ? even : odd));
        }));
    }

    private long bytesMaskParity(long mask) {
        return mask >> laneBits;
    }

    private int[] byParity(KernelCall call, boolean odd) {
        long fixed = (call.on() | call.off()) >> laneBits;
        long value = call.on() >> laneBits;
        long mask = call.a() >> laneBits;
        long free = (1L << tileBits - laneBits) - 1 & ~fixed;
        int[] out = new int[1 << Long.bitCount(free)];
        int count = 0;
        for (int k = 0; k < 1 << Long.bitCount(free); k++) {
            long cell = Long.expand(k, free) | value;
            if (isOdd(cell & mask) == odd) {
                out[count++] = (int) bytes(cell);
            }
        }
        return Arrays.copyOf(out, count);
    }

    private void addPauli(KernelCall call, long outerOn, long outerOff) {
        PauliFactor factor = PauliFactor.of(call.a(), call.b(), call.p()[1]);
        long low = Long.lowestOneBit(call.a());
        double[] re = new double[16];
        double[] im = new double[16];
        for (int row = 0; row < 4; row++) {
            int column = row ^ 3;
            long read = ((column & 1) == 0 ? 0 : low) | ((column & 2) == 0 ? 0 : call.a() ^ low);
            int sign = isOdd(read & call.b()) ? -1 : 1;
            re[5 * row] = call.p()[0];
            re[4 * row + column] = sign * factor.re();
            im[4 * row + column] = sign * factor.im();
        }
        KernelCall pair = new KernelCall(Kind.GENERAL2, low, call.a() ^ low, call.on(), call.off(), call.targets(), re, im);
        addDense(pair, re, im, outerOn, outerOff);
    }

    private void addDense(KernelCall call, double[] mRe, double[] mIm, long outerOn, long outerOff) {
        long a = Math.min(call.a(), call.b());
        long b = Math.max(call.a(), call.b());
        long on = call.on();
        long off = call.off();
        int first = used / lanes;
        int rows = isLane(b) ? 1 : isLane(a) ? 2 : 4;
        for (int r = 0; r < rows; r++) {
            for (int distance = 0; distance < 4; distance++) {
                int d = distance;
                int part = r;
                double otherwise = d == 0 ? 1 : 0;
                if (rows == 4 && ((on | off) & lanes - 1) == 0) {
                    complex(mRe[entry(0, a, b, part, d)], mIm[entry(0, a, b, part, d)]);
                    continue;
                }
                complex(perLane(l -> holds(l, on, off) ? mRe[entry(l, a, b, part, d)] : otherwise),
                        perLane(l -> holds(l, on, off) ? mIm[entry(l, a, b, part, d)] : 0));
            }
        }
        int[] cells = cells(a | b | on | off, on);
        long s0 = stride(a);
        long s1 = stride(b);
        int low = (int) a;
        int high = (int) b;
        steps.add(under(outerOn, outerOff, switch (rows) {
            case 1 -> (s, _) -> kernels.denseLanes(s.memory, s.tile, cells, s.coefs(first), low, high);
            case 2 -> (s, _) -> kernels.denseMixed(s.memory, s.tile, cells, s1, s.coefs(first), low);
            default -> denseByHalves(cells, s0, s1, first, (on | off) != 0 ? identity() : null);
        }));
    }

    /** @param copied the order in which to copy the tile before, where not all of its cells are written */
    private Step denseByHalves(int[] cells, long s0, long s1, int first, int @Nullable [] copied) {
        int indexesAt = copied == null ? 0 : identityIndexes();
        int[] twists = copied == null ? new int[0] : new int[copied.length];
        return (s, _) -> {
            if (copied != null) {
                kernels.permute(s.memory, s.tile, s.spare, copied, twists, 0, 0, s.coefs(coefs.length / lanes + indexesAt));
            }
            kernels.denseHalf(s.memory, s.tile, s.spare, cells, s0, s1, s.coefs(first));
            kernels.denseHalf(s.memory, s.tile + s1, s.spare + s1, cells, s0, -s1, s.coefs(first + 24));
            s.exchangeTiles();
        };
    }

    private int[] identity() {
        return IntStream.range(0, 1 << tileBits - laneBits).toArray();
    }

    /** The lanes as they are; returns the number of the vector. */
    private int identityIndexes() {
        int first = usedIndexes / lanes;
        indexes = Arrays.copyOf(indexes, Math.max(indexes.length, usedIndexes + lanes));
        for (int lane = 0; lane < lanes; lane++) {
            indexes[usedIndexes++] = lane;
        }
        return first;
    }

    /** Where the entry stands that a lane of a part of the cells takes at a distance. */
    private int entry(int lane, long a, long b, int part, int distance) {
        int low = isLane(a) ? (lane & a) == 0 ? 0 : 1 : part & 1;
        int high = isLane(b) ? (lane & b) == 0 ? 0 : 2 : isLane(a) ? part << 1 : part & 2;
        int row = low | high;
        return 4 * row + (row ^ distance);
    }
}
