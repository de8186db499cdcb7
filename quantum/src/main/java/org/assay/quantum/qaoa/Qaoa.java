package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.IsingDiagonal;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.StateMemory;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * The quantum approximate optimisation algorithm on a diagonal cost, simulated exactly.
 *
 * <pre>{@code
 * Qaoa qaoa = Qaoa.of(cut.diagonal());
 * double expected = qaoa.energy(QaoaAngles.of(0.6155, 0.3927));
 * }</pre>
 *
 * <p>A cost that is an {@link IsingDiagonal}, or another that computes what it is asked for, is never held as {@code 2^n}
 * numbers by the tiled engine: it keeps a byte an amplitude where the values lie on a grid.
 *
 * <p>Energies are {@code <psi|C|psi>} in the unit and with the sign of the cost. Memory for the state
 * is kept between calls, outside the heap for large ones, and given back by {@link #close}, or when
 * nobody holds this any more. Calls from several threads take turns.
 *
 * @see <a href="https://arxiv.org/abs/1411.4028">Farhi, Goldstone, Gutmann 2014</a>
 */
public final class Qaoa implements AutoCloseable {

    /** Fewer qubits than this are not worth a tile. */
    static final int LEAST_FOR_AUTO = 14;

    private static final int LEAST_FOR_TILES = 12;

    /** Amplitudes times layers that the plain engine does in the time that compiling the tiled one takes: a second or two. */
    private static final double WORK_TO_REPAY_TILES = 1 << 27;

    /** With more qubits tiles are used from the first call on, as all memory is then outside the heap. */
    private static final int MOST_FOR_PLAIN = 22;

    /** Shorter rows have too few vectors, and would tell the compiler that all are short. */
    private static final int LEAST_FOR_ROWS = 10;

    /** Rows are there in both orders. */
    private static final int MOST_FOR_ROWS = 22;

    /** Crews of a size that somebody asked for; their threads sleep between jobs and stay. */
    private static final ConcurrentMap<Integer, Workers> CREWS = new ConcurrentHashMap<>();

    private static final Cleaner CLEANER = Cleaner.create();

    private final DiagonalCost cost;
    private final QaoaOptions options;
    private final boolean mayTile;
    private double work;
    private @Nullable ArrayEngine plain;
    private @Nullable TiledEngine tiled;
    private final List<TiledEngine> twins = new ArrayList<>();
    private @Nullable Workers workers;
    private final List<Cleaner.Cleanable> resources = new ArrayList<>();

    private Qaoa(DiagonalCost cost, QaoaOptions options) {
        this.cost = cost;
        this.options = options;
        this.mayTile = mayTile(cost, options);
        MixerAction.of(options.mixer(), cost.qubits()); // refuses what does not fit, before anything is allocated
        if (!mayTile || cost.qubits() < LEAST_FOR_AUTO) {
            requireArrays();
        } else {
            boolean half = options.symmetry() && !(cost instanceof IsingDiagonal ising && !ising.isSymmetric());
            TiledEngine.requireMemory(cost.qubits(), half, options.precision() == QaoaOptions.Precision.SINGLE);
        }
    }

    private void requireArrays() {
        StateMemory.require(qubits(), "the QAOA state", isInRows(qubits(), options) ? 2 : 1);
    }

    private static boolean mayTile(DiagonalCost cost, QaoaOptions options) {
        boolean able = TileKernelProvider.isAvailable() && cost.qubits() >= LEAST_FOR_TILES;
        return switch (options.engine()) {
            case PLAIN, ROWS -> false;
            case AUTO -> able && cost.qubits() >= LEAST_FOR_AUTO && options.mixer().equals(Mixer.X);
            case TILED -> {
                if (!able) {
                    throw new IllegalArgumentException("the tiled engine needs %d qubits and vectors of 256 bits; this is %d qubits on %s; try engine AUTO"
                            .formatted(LEAST_FOR_TILES, cost.qubits(), KernelProvider.description()));
                }
                yield true;
            }
        };
    }

    /**
     * With the mixer of the original algorithm, {@link Mixer#X}.
     *
     * @throws org.assay.quantum.simulate.StateTooLargeException before allocating, if memory does not suffice
     */
    public static Qaoa of(DiagonalCost cost) {
        return of(cost, QaoaOptions.DEFAULT);
    }

    public static Qaoa of(DiagonalCost cost, Mixer mixer) {
        return of(cost, QaoaOptions.DEFAULT.withMixer(mixer));
    }

    public static Qaoa of(DiagonalCost cost, QaoaOptions options) {
        return new Qaoa(cost, options);
    }

    /** On an Ising cost, of which no more is held than the engine at work needs. */
    public static Qaoa of(IsingHamiltonian cost, QaoaOptions options) {
        return new Qaoa(IsingDiagonal.of(cost), options);
    }

    public int qubits() {
        return cost.qubits();
    }

    public DiagonalCost cost() {
        return cost;
    }

    /** The expected cost of a measurement, {@code <psi|C|psi>}. */
    public synchronized double energy(QaoaAngles angles) {
        return isTiled(angles, 1) ? tiled().energy(angles) : plain().energy(angles);
    }

    /**
     * The expected cost at each of many sets of angles, as for a landscape: the sets of a small circuit
     * run at once on several threads.
     *
     * @throws CancellationException between sets or passes, once the thread is interrupted
     */
    public synchronized double[] energies(List<QaoaAngles> sets) {
        double[] energies = new double[sets.size()];
        boolean byTiles = false;
        for (QaoaAngles angles : sets) {
            byTiles = isTiled(angles, 1);
        }
        int crew = Math.min(workers().size(), energies.length);
        if (!byTiles) {
            ArrayEngine model = plain();
            spread(sets, energies, Stream.generate(model::twin).limit(crew).<ToDoubleFunction<QaoaAngles>>map(e -> e::energy).toList());
        } else if (tiled().isSmall()) {
            spread(sets, energies, twins(crew).stream().<ToDoubleFunction<QaoaAngles>>map(e -> e::energy).toList());
        } else {
            Arrays.setAll(energies, i -> tiled().energy(sets.get(i)));
        }
        return energies;
    }

    /** A thread for each engine. */
    private void spread(List<QaoaAngles> sets, double[] energies, List<ToDoubleFunction<QaoaAngles>> engines) {
        Thread caller = Thread.currentThread();
        workers().run(engines.size(), worker -> {
            for (int i = worker; i < energies.length && !caller.isInterrupted(); i += engines.size()) {
                energies[i] = engines.get(worker).applyAsDouble(sets.get(i));
            }
        });
        Interruption.check("interrupted in a batch of %d energies", energies.length);
    }

    /** So many engines, which are kept for the next batch. */
    private List<TiledEngine> twins(int count) {
        while (twins.size() < count) {
            twins.add(tiled().twin());
        }
        return twins.subList(0, count);
    }

    /**
     * The expected cost and its exact derivatives, for about four energies' work.
     *
     * @param gradient receives the derivatives by each gamma, then by each beta; {@code 2 depth} long
     */
    public synchronized double energyAndGradient(QaoaAngles angles, double[] gradient) {
        if (gradient.length != 2 * angles.depth()) {
            throw new IllegalArgumentException("the gradient of %d layers has %d entries, but the array has %d"
                    .formatted(angles.depth(), 2 * angles.depth(), gradient.length));
        }
        return isTiled(angles, 4)
                ? tiled().energyAndGradient(angles, gradient)
                : plain().energyAndGradient(angles, gradient);
    }

    /** The probability of each assignment, {@code 2^n} of them; bit {@code i} of the index is {@code x_i}. */
    public synchronized double[] probabilities(QaoaAngles angles) {
        if (isTiled(angles, 1)) {
            StateMemory.require(qubits(), "the probabilities of all assignments", 1);
            return tiled().probabilities(angles);
        }
        return plain().state(angles).probabilities();
    }

    /** For each qubit the probability that {@code x_i} is 1; a half where the cost is the same on complements. */
    public synchronized double[] marginals(QaoaAngles angles) {
        return isTiled(angles, 1) ? tiled().marginals(angles) : IntStream.range(0, qubits()).mapToDouble(plain().state(angles)::probabilityOfOne).toArray();
    }

    /** The final state up to a global phase, which the engines do not agree on; a copy of its own. */
    public synchronized StateVector state(QaoaAngles angles) {
        StateMemory.require(qubits(), "a copy of the QAOA state", 1);
        StateVector state = evolved(angles);
        return tiled == null ? state.copy() : state;
    }

    /** Measures every qubit of so many copies of the final state; bit {@code i} of an outcome is {@code x_i}. */
    public synchronized Counts sample(QaoaAngles angles, int shots, RandomGenerator random) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        return isTiled(angles, 1)
                ? Counts.ofSorted(qubits(), Counts.Legend.QUBITS, tiled().sample(angles, shots, random))
                : plain().state(angles).sample(shots, random);
    }

    /** Of the plain engine its own arrays, of the tiled one a copy. */
    private StateVector evolved(QaoaAngles angles) {
        if (isTiled(angles, 1)) {
            StateMemory.require(qubits(), "a copy of the QAOA state", 1);
            return tiled().state(angles);
        }
        return plain().state(angles);
    }

    /** Which engine is at work now, and on what, for reports. */
    public synchronized String engine() {
        return tiled != null ? tiled.description() : isInRows(qubits(), options) ? "plain Java in rows" : "plain loops";
    }

    /** Gives the memory of the state back; no call may follow. */
    @Override
    public synchronized void close() {
        resources.forEach(Cleaner.Cleanable::clean);
    }

    /** Counts the work, and decides by it alone. */
    private boolean isTiled(QaoaAngles angles, int energies) {
        work += Math.scalb((double) angles.depth() * energies, qubits());
        return mayTile
                && (options.engine() == QaoaOptions.Engine.TILED || qubits() > MOST_FOR_PLAIN || work > WORK_TO_REPAY_TILES);
    }

    private ArrayEngine plain() {
        ArrayEngine known = plain;
        if (known == null) {
            requireArrays();
            boolean halved = options.symmetry() && options.mixer().equals(Mixer.X) && qubits() > 0 && cost.isSymmetric();
            if (isInRows(qubits(), options)) {
                known = halved ? RowEngine.halved(cost) : RowEngine.of(cost);
            } else {
                known = halved ? PlainEngine.halved(cost) : new PlainEngine(cost.spread(), options.mixer());
            }
            plain = known;
        }
        return known;
    }

    /** Whether the loops on arrays are those over rows, which take twice the memory. */
    static boolean isInRows(int qubits, QaoaOptions options) {
        return switch (options.engine()) {
            case AUTO -> options.mixer().equals(Mixer.X) && qubits >= LEAST_FOR_ROWS && qubits <= MOST_FOR_ROWS;
            case ROWS -> true;
            case PLAIN, TILED -> false;
        };
    }

    private TileKernels kernels(TileCost.@Nullable Grid grid) {
        boolean single = options.precision() == QaoaOptions.Precision.SINGLE && grid != null;
        return TileKernelProvider.tiles(single);
    }

    private Workers workers() {
        Workers known = workers;
        if (known == null) {
            known = options.threads() == 0 ? Workers.shared() : CREWS.computeIfAbsent(options.threads(), Workers::new);
            workers = known;
        }
        return known;
    }

    private TiledEngine tiled() {
        TiledEngine known = tiled;
        if (known == null) {
            plain = null;
            known = newTiled();
            tiled = known;
        }
        return known;
    }

    private TiledEngine newTiled() {
        Arena arena = Arena.ofShared();
        Cleaner.Cleanable memory = CLEANER.register(this, arena::close);
        resources.add(memory);
        try {
            boolean halved = options.symmetry() && cost.isSymmetric();
            TileCost.Grid grid = TileCost.Grid.of(cost, halved ? qubits() - 1 : qubits(), workers());
            TileKernels kernels = kernels(grid);
            return new TiledEngine(cost, halved, grid, kernels, workers(), arena, TileLayout.tile(kernels.bytesPerCell()));
        } catch (RuntimeException | Error e) {
            memory.clean(); // what was taken until then
            throw e;
        }
    }

    /**
     * The gates of the algorithm with mixer {@link Mixer#X}: H on every qubit, then for each layer
     * RZZ(2 gamma J) for each coupling, RZ(2 gamma h) for each field that is not 0, and RX(2 beta) on
     * every qubit. The state is that of {@link Qaoa} on {@code cost.diagonal()} up to a global phase.
     */
    public static Circuit circuit(IsingHamiltonian cost, QaoaAngles angles) {
        CircuitBuilder builder = Circuit.builder(cost.spins());
        for (int q = 0; q < cost.spins(); q++) {
            builder.h(q);
        }
        for (int l = 0; l < angles.depth(); l++) {
            addLayer(builder, cost, angles.at(l));
        }
        return builder.build("qaoa");
    }

    private static void addLayer(CircuitBuilder builder, IsingHamiltonian cost, QaoaAngles.Layer layer) {
        for (IsingHamiltonian.Coupling c : cost.couplings()) {
            builder.rzz(2 * layer.gamma() * c.strength(), c.i(), c.j());
        }
        for (int q = 0; q < cost.spins(); q++) {
            if (cost.fields().get(q) != 0) {
                builder.rz(2 * layer.gamma() * cost.fields().get(q), q);
            }
        }
        for (int q = 0; q < cost.spins(); q++) {
            builder.rx(2 * layer.beta(), q);
        }
    }
}
