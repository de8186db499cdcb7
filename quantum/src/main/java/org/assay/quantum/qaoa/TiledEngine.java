package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.simulate.StateMemory;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * QAOA with the X mixer in about one pass over memory a layer.
 *
 * <p>Passes alternate between tiles of low and of high qubits. Mixers of low and high qubits commute,
 * so a pass does its half of mixer l, then phase l+1, then its half of mixer l+1; the other half of
 * mixer l was done by the pass before, and that of mixer l+1 is left to the pass behind. The first
 * pass only writes; the last also sums the energy. A state of one tile stays in the cache: there every
 * layer goes over rows and then over columns, which threads share out.
 *
 * <p>A symmetric cost, equal on complements, is <em>halved</em>: the highest qubit is fixed to 0,
 * and its mixer pairs each assignment of the others with its complement, which low passes do, on a
 * block together with its complement.
 *
 * <p>The gradient takes the state and its adjoint back through the same passes, with inner products
 * while the tile is in cache. Sums are kept by tile and added in order: results do not depend on
 * the number of threads. One caller at a time.
 */
final class TiledEngine {

    private static final int ROW = TileLayout.ROW_CELLS;
    private static final Workers ALONE = new Workers(1);

    /** What a column may take in bytes, to stay in a first-level cache of 48 KiB. */
    private static final int FIRST_CACHE = 32 << 10;

    /** Parts of a state of one block, of which threads take one after the other. */
    private static final int ROW_GROUPS = 16;

    private static final int COLUMN_GROUPS = 16;

    private final int qubits;
    private final boolean halved;
    private final boolean single;
    private final TileKernels kernels;
    private final TileLayout layout;
    private final TileCost cost;
    private final Workers workers;
    private final Arena arena;
    private final MemorySegment state;
    private @Nullable MemorySegment adjoint;
    private @Nullable MemorySegment scratch;

    /**
     * @param halved whether to save a qubit, which needs a symmetric cost
     * @param grid of the costs, or null where there is none, which needs kernels in double precision
     * @param arena holds the state, {@code 2^qubits} amplitudes or half of them, and the costs
     */
    TiledEngine(DiagonalCost costs, boolean halved, TileCost.@Nullable Grid grid, TileKernels kernels,
            Workers workers, Arena arena, TileLayout.Sizes sizes) {
        this.qubits = costs.qubits();
        this.halved = halved;
        this.kernels = kernels;
        this.workers = workers;
        this.arena = arena;
        this.layout = TileLayout.of(halved ? qubits - 1 : qubits, kernels.lanes(), kernels.bytesPerCell(), halved, sizes);
        this.single = layout.highBits() == 0;
        double needed = layout.bytes() + TileCost.bytes(grid, layout.bits(), kernels);
        StateMemory.requireOffHeap(qubits, needed, "the QAOA state and its costs");
        this.cost = TileCost.of(costs, grid, layout.bits(), kernels, workers, arena);
        this.state = StateMemory.allocateOffHeap(qubits, layout.bytes(), "the QAOA state", arena);
    }

    /** An engine for the same cost, with a state of its own and the caller's thread alone. */
    TiledEngine twin() {
        return new TiledEngine(this);
    }

    private TiledEngine(TiledEngine other) {
        qubits = other.qubits;
        halved = other.halved;
        kernels = other.kernels;
        workers = ALONE;
        arena = other.arena;
        layout = other.layout;
        single = other.single;
        cost = other.cost;
        state = StateMemory.allocateOffHeap(qubits, layout.bytes(), "one more QAOA state", arena);
    }

    /** Whether the state is one tile: small enough that threads are better used on states of their own. */
    boolean isSingleTile() {
        return single;
    }

    /** Refuses what cannot fit; a byte for the cost is the least there is. */
    static void requireMemory(int qubits, boolean halved, boolean single) {
        double needed = Math.scalb((single ? 0.5 : 1) * StateMemory.BYTES_PER_AMPLITUDE + 1, halved ? qubits - 1 : qubits);
        StateMemory.requireOffHeap(qubits, needed, "%s and its costs".formatted(halved ? "half of the QAOA state" : "the QAOA state"));
    }

    /** What it holds outside the heap now. */
    long heldBytes() {
        MemorySegment known = adjoint;
        return state.byteSize() + cost.heldBytes() + (known == null ? 0 : known.byteSize());
    }

    String description() {
        return "tiled, %s, %d threads%s".formatted(kernels.name(), workers.size(), halved ? ", one qubit saved by symmetry" : "");
    }

    /** Leaves the final state in memory. */
    double energy(QaoaAngles angles) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        int depth = plan.depth();
        forward(plan);
        double[] sums = pass(depth, mixLeft(plan), finish(plan), TileMixing.NONE);
        return cost.offset() + cost.unit() * sums[1];
    }

    /** @param gradient {@code 2 depth} long, gammas first */
    double energyAndGradient(QaoaAngles angles, double[] gradient) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        int depth = plan.depth();
        MemorySegment other = adjoint();
        forward(plan);
        double[] sums = pass(depth, mixLeft(plan), turn(plan, other), single ? TileMixing.NONE : unmix(plan, depth - 1, other));
        double energy = cost.offset() + cost.unit() * sums[1];
        Arrays.fill(gradient, 0);
        gradient[2 * depth - 1] = 2 * cost.unit() * sums[2];
        for (int l = depth - 1; l >= 0; l--) {
            boolean more = l > 0 && !single;
            sums = pass(l, unmix(plan, l, other), unphase(plan, l, other), more ? unmix(plan, l - 1, other) : TileMixing.NONE);
            gradient[depth + l] += 2 * cost.unit() * sums[0];
            gradient[l] = 2 * cost.unit() * cost.unit() * sums[1];
            if (more) {
                gradient[depth + l - 1] += 2 * cost.unit() * sums[2];
            }
        }
        return energy;
    }

    /** The final state on arrays of its own. */
    StateVector state(QaoaAngles angles) {
        energy(angles);
        int size = 1 << qubits;
        double[] re = new double[size];
        double[] im = new double[size];
        boolean mirrored = LayerPlan.of(angles, halved).mirrored()[angles.depth()];
        double factor = halved ? Math.sqrt(0.5) : 1;
        workers.run(layout.blocks(), block -> copyBlock(block, re, im, factor, mirrored));
        return StateVector.wrap(re, im);
    }

    private void copyBlock(int block, double[] re, double[] im, double factor, boolean mirrored) {
        int lanes = layout.lanes();
        long half = layout.cellBytes() / 2;
        int mask = re.length - 1;
        int first = block << layout.lowBits();
        for (int x = first; x < first + (1 << layout.lowBits()); x += lanes) {
            long at = layout.cellOffset(x);
            for (int lane = 0; lane < lanes; lane++) {
                double r = factor * layout.element(state, at, lane);
                double i = factor * layout.element(state, at + half, lane);
                int index = mirrored ? ~(x + lane) & mask : x + lane;
                re[index] = r;
                im[index] = i;
                if (halved) {
                    re[~index & mask] = r;
                    im[~index & mask] = i;
                }
            }
        }
    }

    /** The probability of each assignment, in one pass over the final state. */
    double[] probabilities(QaoaAngles angles) {
        energy(angles);
        double[] probabilities = new double[1 << qubits];
        int mask = probabilities.length - 1;
        int flip = LayerPlan.of(angles, halved).mirrored()[angles.depth()] ? mask : 0;
        workers.run(layout.blocks(), block -> forEach(block, (x, p) -> {
            if (halved) {
                probabilities[(int) x] = 0.5 * p;
                probabilities[~(int) x & mask] = 0.5 * p;
            } else {
                probabilities[(int) x ^ flip] = p;
            }
        }));
        return probabilities;
    }

    /** The probability that each qubit is 1, in one pass over the final state. */
    double[] marginals(QaoaAngles angles) {
        double[] ones = new double[qubits];
        if (halved) {
            // Complements are equally probable.
            Arrays.fill(ones, 0.5);
            return ones;
        }
        energy(angles);
        double[][] byBlock = new double[layout.blocks()][];
        workers.run(layout.blocks(), block -> byBlock[block] = blockMarginals(block));
        for (double[] block : byBlock) {
            for (int q = 0; q < qubits; q++) {
                ones[q] += block[q];
            }
        }
        if (LayerPlan.of(angles, false).mirrored()[angles.depth()]) {
            Arrays.setAll(ones, q -> 1 - ones[q]);
        }
        return ones;
    }

    /** First by place within a run of 2^9, then by qubit: two additions an amplitude and not {@code qubits}. */
    private double[] blockMarginals(int block) {
        int inRun = Math.min(9, layout.lowBits());
        double[] byPlace = new double[1 << inRun];
        double[] byRun = new double[1 << layout.lowBits() - inRun];
        forEach(block, (x, p) -> {
            byPlace[(int) x & byPlace.length - 1] += p;
            byRun[(int) (x >> inRun) & byRun.length - 1] += p;
        });
        double[] ones = new double[qubits];
        addByBit(byPlace, 0, ones);
        addByBit(byRun, inRun, ones);
        double all = Arrays.stream(byPlace).sum();
        for (int q = layout.lowBits(); q < qubits; q++) {
            ones[q] = (block >> q - layout.lowBits() & 1) * all;
        }
        return ones;
    }

    private static void addByBit(double[] sums, int firstQubit, double[] ones) {
        for (int x = 0; x < sums.length; x++) {
            for (int bits = x; bits != 0; bits &= bits - 1) {
                ones[firstQubit + Integer.numberOfTrailingZeros(bits)] += sums[x];
            }
        }
    }

    /** What is done with an assignment, as the state has it in memory, and its probability. */
    private interface Probability {
        void of(long x, double probability);
    }

    private void forEach(int block, Probability use) {
        int lanes = layout.lanes();
        long half = layout.cellBytes() / 2;
        long first = (long) block << layout.lowBits();
        for (long x = first; x < first + (1L << layout.lowBits()); x += lanes) {
            long at = layout.cellOffset(x);
            for (int lane = 0; lane < lanes; lane++) {
                double re = layout.element(state, at, lane);
                double im = layout.element(state, at + half, lane);
                use.of(x + lane, re * re + im * im);
            }
        }
    }

    /** Measures so many copies of the final state; assignments in ascending order. */
    long[] sample(QaoaAngles angles, int shots, RandomGenerator random) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        int depth = plan.depth();
        TileSampler sampler = new TileSampler(kernels, layout, state, scratch());
        boolean onTheWay = sampler.takesRuns(single || depth % 2 == 0 ? ROW : layout.columnCells());
        forward(plan);
        pass(depth, mixLeft(plan), onTheWay ? addingUp(sampler) : Middle.NONE, TileMixing.NONE);
        if (!onTheWay) {
            sampler.addUpAll(workers);
        }
        long[] outcomes = sampler.draw(shots, random, workers);
        // The qubit that was saved is a coin for each shot.
        return halved ? complementing(outcomes, random::nextBoolean) : plan.mirrored()[depth] ? complementing(outcomes, () -> true) : outcomes;
    }

    private MemorySegment scratch() {
        MemorySegment known = scratch;
        if (known == null) {
            known = OffHeapMemory.allocate(TileSampler.scratchBytes(layout), arena);
            scratch = known;
        }
        return known;
    }

    private static Middle addingUp(TileSampler sampler) {
        return (at, cells, x) -> {
            sampler.addUp(at, cells, x);
            return 0;
        };
    }

    /**
     * Ascending outcomes, some of them turned into their complements, which descend and which the saved
     * qubit puts behind all others: filled in from both ends they are in order without sorting.
     */
    private long[] complementing(long[] outcomes, BooleanSupplier coin) {
        long mask = (1L << qubits) - 1;
        long[] ordered = new long[outcomes.length];
        int front = 0;
        int back = outcomes.length;
        for (long outcome : outcomes) {
            if (coin.getAsBoolean()) {
                ordered[--back] = ~outcome & mask;
            } else {
                ordered[front++] = outcome;
            }
        }
        return ordered;
    }

    private MemorySegment adjoint() {
        MemorySegment known = adjoint;
        if (known == null) {
            known = StateMemory.allocateOffHeap(qubits, layout.bytes(), "the adjoint state of a gradient", arena);
            TileKernelProvider.prepareGradients(kernels);
            adjoint = known;
        }
        return known;
    }

    private void forward(LayerPlan plan) {
        for (int l = 0; l < plan.depth(); l++) {
            pass(l, l == 0 || single ? TileMixing.NONE : mix(plan, l - 1), phase(plan, l), mix(plan, l));
        }
    }

    private TileMixing mix(LayerPlan plan, int layer) {
        return new TileMixing.Mix(kernels, state, plan.tan()[layer]);
    }

    /** What the passes forward have left of the last mixer. */
    private TileMixing mixLeft(LayerPlan plan) {
        return single ? TileMixing.NONE : mix(plan, plan.depth() - 1);
    }

    private TileMixing unmix(LayerPlan plan, int layer, MemorySegment other) {
        double cos = plan.cos()[layer];
        return new TileMixing.Unmix(kernels, state, other, plan.tan()[layer], cos * cos);
    }

    /** What a pass does to a run of cells between its two mixers; {@code x} is the first amplitude. */
    private interface Middle {
        Middle NONE = (at, cells, x) -> 0;

        double apply(long at, int cells, long x);
    }

    private Middle phase(LayerPlan plan, int l) {
        double scale = Math.pow(plan.cos()[l], qubits);
        TileCost.Phase phase = cost.phase(plan.gamma()[l], scale, plan.mirrored()[l]);
        double even = Math.pow(2, -0.5 * layout.bits());
        return (at, cells, x) -> {
            if (l == 0) {
                kernels.fill(state, at, cells, even);
            }
            cost.apply(phase, state, at, cells, x);
            return 0;
        };
    }

    private Middle finish(LayerPlan plan) {
        boolean mirrored = plan.mirrored()[plan.depth()];
        return (at, cells, x) -> cost.energy(state, at, cells, x, mirrored);
    }

    private Middle turn(LayerPlan plan, MemorySegment other) {
        boolean mirrored = plan.mirrored()[plan.depth()];
        return (at, cells, x) -> {
            cost.multiply(state, other, at, cells, x, mirrored);
            return cost.energy(state, at, cells, x, mirrored);
        };
    }

    private Middle unphase(LayerPlan plan, int l, MemorySegment other) {
        double scale = Math.pow(plan.cos()[l], qubits);
        TileCost.Phase phase = cost.phase(-plan.gamma()[l], scale, plan.mirrored()[l]);
        return (at, cells, x) -> {
            cost.apply(phase, state, at, cells, x);
            cost.apply(phase, other, at, cells, x);
            return cost.inner(state, other, at, cells, x, plan.mirrored()[l]);
        };
    }

    /** One of the parts that threads share out: adds what each of the three steps returns. */
    private interface Part {
        void run(int part, double[] sums);
    }

    /**
     * The sums of what the three steps return.
     *
     * @throws CancellationException between tiles, once the thread is interrupted
     */
    private double[] pass(int index, TileMixing before, Middle middle, TileMixing after) {
        double[] sums = new double[3];
        if (single) {
            inParts(index, before == TileMixing.NONE ? 0 : COLUMN_GROUPS, sums, (part, s) -> s[0] += columnsOfSingle(part, before, 0));
            inParts(index, rowGroups(), sums, (part, s) -> rowsOfSingle(part, s, before, middle, after));
            inParts(index, after == TileMixing.NONE ? 0 : COLUMN_GROUPS, sums, (part, s) -> s[2] += columnsOfSingle(part, after, bitsWithinRows()));
        } else if (index % 2 == 0) {
            int blocks = halved ? layout.blocks() / 2 : layout.blocks();
            inParts(index, blocks, sums, (block, s) -> lowTile(block, s, before, middle, after));
        } else {
            inParts(index, layout.columns(), sums, (column, s) -> highTile(column, s, before, middle, after));
        }
        return sums;
    }

    /** Adds the sums of all parts in order, whatever the threads. */
    private void inParts(int pass, int parts, double[] total, Part body) {
        double[][] sums = new double[parts][3];
        Thread caller = Thread.currentThread();
        workers.run(parts, part -> {
            if (!caller.isInterrupted()) {
                body.run(part, sums[part]);
            }
        });
        if (caller.isInterrupted()) {
            throw new CancellationException("interrupted at pass %d over a QAOA state of %d qubits; it has no result"
                    .formatted(pass + 1, qubits));
        }
        for (double[] sum : sums) {
            for (int i = 0; i < 3; i++) {
                total[i] += sum[i];
            }
        }
    }

    /** Rows of a halved state are done in pairs. */
    private int rowsOrPairs() {
        return halved ? layout.rows() / 2 : layout.rows();
    }

    private int rowGroups() {
        return Math.min(ROW_GROUPS, rowsOrPairs());
    }

    private void rowsOfSingle(int group, double[] sums, TileMixing before, Middle middle, TileMixing after) {
        int size = rowsOrPairs() / rowGroups();
        rows(sums, 0, group * size, (group + 1) * size, before, layout.rowBits(), middle, after);
    }

    private double columnsOfSingle(int group, TileMixing mixing, int done) {
        int size = ROW / COLUMN_GROUPS;
        return columns(0, group * size, (group + 1) * size, mixing, done);
    }

    /**
     * A block, and, where the state is halved, the block of its complements. Its rows come first, because
     * they follow each other in memory and the processor fetches them ahead.
     */
    private void lowTile(int tile, double[] sums, TileMixing before, Middle middle, TileMixing after) {
        int rows = layout.rows();
        int highBits = layout.highBits();
        if (before != TileMixing.NONE) {
            rows(sums, tile, 0, rows, before, highBits, Middle.NONE, TileMixing.NONE);
            sums[0] += columnsOfBoth(tile, before, highBits + bitsWithinRows());
        }
        rows(sums, tile, 0, rows, TileMixing.NONE, 0, middle, after);
        sums[2] += columnsOfBoth(tile, after, bitsWithinRows());
    }

    /** The qubits that {@link #rows} mixes. */
    private int bitsWithinRows() {
        return layout.bitsInRow() + (halved ? 1 : 0);
    }

    /**
     * The steps on some rows of a block one by one, each with the row of its complements in a halved state.
     *
     * @param done the qubits that {@code before} has been undone on until now
     */
    private void rows(double[] sums, int block, int from, int to, TileMixing before, int done, Middle middle, TileMixing after) {
        long base = block * layout.blockStride();
        long mate = (layout.blocks() - 1 - block) * layout.blockStride();
        int rowAmplitudes = ROW * layout.lanes();
        for (int row = from; row < to; row++) {
            long at = base + row * layout.rowStride();
            long x = ((long) block * layout.rows() + row) * rowAmplitudes;
            sums[0] += before.row(at, done);
            if (halved) {
                long other = mate + (layout.rows() - 1 - row) * layout.rowStride();
                sums[0] += before.row(other, done) + before.complement(at, other, done + layout.bitsInRow());
                sums[1] += middle.apply(at, ROW, x);
                sums[1] += middle.apply(other, ROW, (1L << layout.bits()) - rowAmplitudes - x);
                sums[2] += after.complement(at, other, 0) + after.row(other, 1) + after.row(at, 1);
            } else {
                sums[1] += middle.apply(at, ROW, x);
                sums[2] += after.row(at, 0);
            }
        }
    }

    private double columnsOfBoth(int block, TileMixing mixing, int done) {
        double sum = columns(block, 0, ROW, mixing, done);
        return halved ? sum + columns(layout.blocks() - 1 - block, 0, ROW, mixing, done) : sum;
    }

    /** The qubits of the row number, a few columns at a time, so that they stay in the first-level cache. */
    private double columns(int block, int from, int to, TileMixing mixing, int done) {
        int cells = chunk(mixing, layout.rows(), to - from);
        double sum = 0;
        for (int c = from; c < to; c += cells) {
            long at = block * layout.blockStride() + (long) c * layout.cellBytes();
            sum += mixing.bits(at, layout.rowStride(), layout.rowBits(), cells, done);
        }
        return sum;
    }

    private int chunk(TileMixing mixing, int rows, int most) {
        return Math.clamp(FIRST_CACHE / (rows * layout.cellBytes() * Math.max(1, mixing.states())), 1, most);
    }

    /**
     * A few cells of one row from every block. The lowest bits of the block number beyond those that
     * the first-level cache has room for are done first and last, the others with the middle step.
     */
    private void highTile(int column, double[] sums, TileMixing before, Middle middle, TileMixing after) {
        int low = Math.max(0, layout.highBits() - 6);
        int others = layout.lowBits() + (halved ? 1 : 0);
        int columnCells = layout.columnCells();
        long base = layout.columnOffset(column);
        long stride = layout.blockStride();
        for (int block = 0; block < layout.blocks(); block += 1 << low) {
            sums[0] += before.bits(base + block * stride, stride, low, columnCells, others);
        }
        sums[0] += mixHigh(before, base, low, others + low);
        for (int block = 0; block < layout.blocks(); block += 1 << low) {
            for (int b = block; b < block + (1 << low); b++) {
                long x = ((long) b << layout.lowBits()) + (long) column * columnCells * layout.lanes();
                sums[1] += middle.apply(base + b * stride, columnCells, x);
            }
            sums[2] += after.bits(base + block * stride, stride, low, columnCells, 0);
        }
        sums[2] += mixHigh(after, base, low, low);
    }

    private double mixHigh(TileMixing mixing, long base, int low, int done) {
        int cells = chunk(mixing, layout.blocks() >> low, layout.columnCells());
        double sum = 0;
        for (int b = 0; b < 1 << low; b++) {
            for (int c = 0; c < layout.columnCells(); c += cells) {
                long at = base + b * layout.blockStride() + (long) c * layout.cellBytes();
                sum += mixing.bits(at, layout.blockStride() << low, layout.highBits() - low, cells, done);
            }
        }
        return sum;
    }
}
