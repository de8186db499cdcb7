package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.assay.quantum.kernel.AdjointKernels;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernelProvider.Use;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.qaoa.TilePasses.Middle;
import org.assay.quantum.simulate.StateMemory;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * QAOA with the X mixer in about one pass over memory a layer.
 *
 * <p>Passes alternate between tiles of low and of high qubits. Mixers of low and high qubits commute,
 * so a pass does its half of mixer l, then phase l+1, then its half of mixer l+1; the other half of
 * mixer l was done by the pass before, and that of mixer l+1 is left to the pass behind. The first
 * pass only writes; the last also sums the energy.
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

    private static final Workers ALONE = new Workers(1);

    private final int qubits;
    private final boolean halved;
    private final TileKernels kernels;
    private final TileLayout layout;
    private final TileCost cost;
    private final TilePasses passes;
    private final Workers workers;
    private final Arena arena;
    private final MemorySegment state;
    private @Nullable Adjoint adjoint;
    private TileCost.@Nullable Phase lastPhase;
    private @Nullable MemorySegment scratch;

    /**
     * @param halved whether to save a qubit, which needs a symmetric cost
     * @param grid of the costs, or null where there is none, which needs kernels in double precision
     * @param arena holds the state, {@code 2^qubits} amplitudes or half of them, and the costs
     * @param tile usually {@link TileLayout#tile}
     */
    TiledEngine(DiagonalCost costs, boolean halved, TileCost.@Nullable Grid grid, TileKernels kernels,
            Workers workers, Arena arena, int tile) {
        this.qubits = costs.qubits();
        this.halved = halved;
        this.kernels = kernels;
        this.workers = workers;
        this.arena = arena;
        this.layout = TileLayout.of(halved ? qubits - 1 : qubits, kernels.lanes(), kernels.bytesPerCell(), halved, tile);
        this.passes = new TilePasses(qubits, halved, layout, workers);
        double needed = layout.bytes() + TileCost.bytes(grid, layout.bits());
        StateMemory.requireOffHeap(qubits, needed, "the QAOA state and its costs");
        if (halved) {
            TileKernelProvider.prepare(layout.bitsWithComplement() > 0 ? Use.COMPLEMENTS : Use.COMPLEMENTS_OF_ROWS, kernels.isSingle());
        }
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
        cost = other.cost;
        passes = new TilePasses(qubits, halved, layout, workers);
        state = StateMemory.allocateOffHeap(qubits, layout.bytes(), "one more QAOA state", arena);
    }

    /** Whether threads are better used on states of their own. */
    boolean isSmall() {
        return layout.fitsOwnCache();
    }

    /** Refuses what cannot fit; a byte for the cost is the least there is. */
    static void requireMemory(int qubits, boolean halved, boolean single) {
        double needed = Math.scalb((single ? 0.5 : 1) * StateMemory.BYTES_PER_AMPLITUDE + 1, halved ? qubits - 1 : qubits);
        StateMemory.requireOffHeap(qubits, needed, "%s and its costs".formatted(halved ? "half of the QAOA state" : "the QAOA state"));
    }

    /** What it holds outside the heap now, but for tables that do not grow with the state. */
    long heldBytes() {
        return state.byteSize() + cost.heldBytes() + (adjoint == null ? 0 : adjoint.state().byteSize()) + bytes(scratch);
    }

    /** The adjoint state, and what takes its inner products with the state. */
    private record Adjoint(MemorySegment state, AdjointKernels kernels) {}

    private static long bytes(@Nullable MemorySegment segment) {
        return segment == null ? 0 : segment.byteSize();
    }

    String description() {
        return "tiled, %s, %d threads%s".formatted(kernels.name(), workers.size(), halved ? ", one qubit saved by symmetry" : "");
    }

    /** Leaves the final state in memory. */
    double energy(QaoaAngles angles) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        int depth = plan.depth();
        forward(plan);
        double[] sums = passes.run(depth, mixLeft(plan), finish(plan), TileMixing.NONE);
        return cost.offset() + cost.unit() * sums[1];
    }

    /** @param gradient {@code 2 depth} long, gammas first */
    double energyAndGradient(QaoaAngles angles, double[] gradient) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        int depth = plan.depth();
        Adjoint other = adjoint();
        forward(plan);
        TileMixing undone = unmix(plan, depth - 1, other);
        double[] sums = passes.run(depth, mixLeft(plan), turn(plan, other.state()), undone);
        double energy = cost.offset() + cost.unit() * sums[1];
        Arrays.fill(gradient, 0);
        gradient[2 * depth - 1] = 2 * cost.unit() * sums[2];
        for (int l = depth - 1; l >= 0; l--) {
            boolean more = l > 0;
            TileMixing next = more ? unmix(plan, l - 1, other) : TileMixing.NONE;
            sums = passes.run(l, undone, unphase(plan, l, undone, other.state()), next);
            undone = next;
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
        return reading(angles).state();
    }

    /** The probability of each assignment, in one pass over the final state. */
    double[] probabilities(QaoaAngles angles) {
        return reading(angles).probabilities();
    }

    /** The probability that each qubit is 1, in one pass over the final state; a half each where complements are equally probable. */
    double[] marginals(QaoaAngles angles) {
        if (halved) {
            double[] ones = new double[qubits];
            Arrays.fill(ones, 0.5);
            return ones;
        }
        return reading(angles).marginals();
    }

    private TileReading reading(QaoaAngles angles) {
        energy(angles);
        boolean mirrored = LayerPlan.of(angles, halved).mirrored()[angles.depth()];
        return new TileReading(qubits, halved, mirrored, layout, state, workers);
    }

    /** Measures so many copies of the final state; assignments in ascending order. */
    long[] sample(QaoaAngles angles, int shots, RandomGenerator random) {
        LayerPlan plan = LayerPlan.of(angles, halved);
        int depth = plan.depth();
        TileKernelProvider.prepare(Use.SAMPLES, kernels.isSingle());
        TileSampler sampler = new TileSampler(kernels, layout, state, scratch());
        boolean onTheWay = sampler.takesRuns(passes.runOf(depth));
        forward(plan);
        passes.run(depth, mixLeft(plan), onTheWay ? addingUp(sampler) : Middle.NONE, TileMixing.NONE);
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

    private Adjoint adjoint() {
        Adjoint known = adjoint;
        if (known == null) {
            MemorySegment other = StateMemory.allocateOffHeap(qubits, layout.bytes(), "the adjoint state of a gradient", arena);
            if (halved) {
                TileKernelProvider.prepare(Use.COMPLEMENT_GRADIENTS, kernels.isSingle());
            }
            cost.prepareGradients(kernels.isSingle());
            known = new Adjoint(other, TileKernelProvider.adjoint(kernels.isSingle()));
            adjoint = known;
        }
        return known;
    }

    private void forward(LayerPlan plan) {
        for (int l = 0; l < plan.depth(); l++) {
            TileMixing mixed = mix(plan, l);
            passes.run(l, l == 0 ? TileMixing.NONE : mix(plan, l - 1), phase(plan, l, mixed), mixed);
        }
    }

    private TileMixing mix(LayerPlan plan, int layer) {
        return new TileMixing.Mix(kernels, state, plan.mixer()[layer]);
    }

    /** What the passes forward have left of the last mixer. */
    private TileMixing mixLeft(LayerPlan plan) {
        return mix(plan, plan.depth() - 1);
    }

    private TileMixing unmix(LayerPlan plan, int layer, Adjoint other) {
        return TileMixing.Unmix.of(kernels, other.kernels(), state, other.state(), plan.mixer()[layer], qubits);
    }

    /** The first layer's makes the state, whose amplitudes begin as equals. */
    private Middle phase(LayerPlan plan, int l, TileMixing mixed) {
        double scale = Math.pow(plan.mixer()[l].cosine(), passes.growth(mixed)) * (l == 0 ? Math.pow(2, -0.5 * layout.bits()) : 1);
        TileCost.Phase phase = newPhase(plan.gamma()[l], scale, plan.mirrored()[l]);
        return (at, cells, x) -> {
            if (l == 0) {
                cost.start(phase, state, at, cells, x);
            } else {
                cost.apply(phase, state, at, cells, x);
            }
            return 0;
        };
    }

    /** For the next pass: that of the pass before it is over. */
    private TileCost.Phase newPhase(double gamma, double scale, boolean mirrored) {
        TileCost.Phase phase = cost.phase(gamma, scale, mirrored, lastPhase);
        lastPhase = phase;
        return phase;
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

    private Middle unphase(LayerPlan plan, int l, TileMixing undone, MemorySegment other) {
        double scale = Math.pow(plan.mixer()[l].cosine(), passes.growth(undone));
        TileCost.Phase phase = newPhase(-plan.gamma()[l], scale, plan.mirrored()[l]);
        return (at, cells, x) -> cost.unphase(phase, state, other, at, cells, x);
    }
}
