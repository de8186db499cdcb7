package org.assay.benchmarks.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.assay.quantum.kernel.AdjointKernels;
import org.assay.quantum.kernel.LevelKernels;
import org.assay.quantum.kernel.MixerAngle;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.PhaseTables;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Loops over tiles of a QAOA state in the first-level cache, in nanoseconds an amplitude: eight rows, 1024
 * amplitudes, each loop checked against plain loops over arrays before it is timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(TileKernelBenchmark.AMPLITUDES)
public class TileKernelBenchmark {

    static final int AMPLITUDES = Tile.AMPLITUDES;

    private static final int ROWS = Tile.ROWS;

    /** When they are checked; and when they are timed, small, so that states do not grow. */
    private static final MixerAngle CHECKED = MixerAngle.of(0.35);
    private static final MixerAngle TIMED = MixerAngle.of(1e-9);

    private static final double WEIGHT = 0.3;
    private static final int MOST = 30;

    /** A loop, and how many qubits of the row number, or of cells and lanes, it takes. */
    public enum Loop {
        MIX8, MIX4, MIX2, MIX_CELLS, INNER_AND_MIX4, INNER_AND_MIX2, INNER_AND_MIX_LANES, PHASE, UNPHASE, ENERGY
    }

    @Param
    public Loop loop = Loop.MIX8;

    @Param({"false", "true"})
    public boolean single;

    private MixerAngle angle = CHECKED;
    private final Arena arena = Arena.ofShared();
    private TileKernels kernels = TileKernelProvider.doubles();
    private AdjointKernels products = TileKernelProvider.adjoint(false);
    private LevelKernels costs = TileKernelProvider.levels(false);
    private Tile a = new Tile(kernels, 1, arena);
    private Tile b = new Tile(kernels, 2, arena);
    private MemorySegment levels = MemorySegment.NULL;
    private PhaseTables tables = costs.phaseTables(WEIGHT, 1, MOST, false);

    private static int level(int x) {
        return x * 7 % (MOST + 1);
    }

    private double inner(int bit) {
        double sum = 0;
        for (int part = 0; part < 2; part++) {
            for (int x = 0; x < AMPLITUDES; x++) {
                if ((x & bit) == 0) {
                    sum += b.parts[part][x | bit] * a.parts[part][x] - b.parts[part][x] * a.parts[part][x | bit];
                }
            }
        }
        return sum;
    }

    /** For numbers of size 1. */
    private double tolerance() {
        return single ? 1e-6 : 1e-14;
    }

    /** Checks the loop against plain ones. */
    @Setup
    public void setUp() {
        kernels = TileKernelProvider.tiles(single);
        products = TileKernelProvider.adjoint(single);
        costs = TileKernelProvider.levels(single);
        TileKernelProvider.prepare(TileKernelProvider.Use.LEVEL_GRADIENTS, single);
        a = new Tile(kernels, 1, arena);
        b = new Tile(kernels, 2, arena);
        tables = costs.phaseTables(WEIGHT, 1, MOST, false);
        levels = OffHeapMemory.allocate(AMPLITUDES + 16, arena);
        for (int x = 0; x < AMPLITUDES; x++) {
            levels.set(ValueLayout.JAVA_BYTE, x, (byte) level(x));
        }
        int row = AMPLITUDES / ROWS;
        double expected = switch (loop) {
            case MIX8 -> inner(row) + inner(2 * row) + inner(4 * row);
            case MIX4, INNER_AND_MIX4 -> inner(row) + inner(2 * row);
            case MIX2, INNER_AND_MIX2 -> inner(row);
            case MIX_CELLS, INNER_AND_MIX_LANES -> innerOfLanes();
            case UNPHASE -> Tile.inner(b, a, TileKernelBenchmark::level);
            case PHASE, ENERGY -> a.energy(TileKernelBenchmark::level);
        };
        double got = run();
        if (loop.name().startsWith("INNER") || loop == Loop.UNPHASE || loop == Loop.ENERGY) {
            Tile.require(loop, got, expected, 20 * AMPLITUDES * tolerance());
        }
        mixPlainly(row);
        a.check(loop, tolerance());
        b.check(loop, tolerance());
        angle = TIMED;
    }

    private double innerOfLanes() {
        double sum = 0;
        for (int bit = 1; bit < kernels.lanes(); bit *= 2) {
            sum += inner(bit);
        }
        return sum;
    }

    private void mixPlainly(int row) {
        switch (loop) {
            case MIX8 -> {
                a.mix(row, CHECKED);
                a.mix(2 * row, CHECKED);
                a.mix(4 * row, CHECKED);
                a.shrink(3 - 1, CHECKED);
            }
            case MIX4 -> {
                a.mix(row, CHECKED);
                a.mix(2 * row, CHECKED);
                a.shrink(2, CHECKED);
            }
            case INNER_AND_MIX4 -> {
                for (Tile tile : new Tile[] {a, b}) {
                    tile.mix(row, CHECKED);
                    tile.mix(2 * row, CHECKED);
                    tile.shrink(2, CHECKED);
                }
            }
            case MIX2 -> a.mix(row, CHECKED);
            case INNER_AND_MIX2 -> {
                a.mix(row, CHECKED);
                b.mix(row, CHECKED);
            }
            case INNER_AND_MIX_LANES -> {
                for (int bit = 1; bit < kernels.lanes(); bit *= 2) {
                    a.mix(bit, CHECKED);
                    b.mix(bit, CHECKED);
                }
            }
            case MIX_CELLS -> {
                for (int bit = 1; bit < 8 * kernels.lanes(); bit *= 2) {
                    a.mix(bit, CHECKED);
                }
                a.shrink(3 + Integer.numberOfTrailingZeros(kernels.lanes()) - (kernels.growthOfRow() - 1), CHECKED);
            }
            case PHASE -> a.phase(x -> WEIGHT * level(x));
            case UNPHASE -> {
                a.phase(x -> WEIGHT * level(x));
                b.phase(x -> WEIGHT * level(x));
            }
            case ENERGY -> {}
        }
    }

    @TearDown
    public void tearDown() {
        arena.close();
    }

    @Benchmark
    public double run() {
        int cells = a.cells;
        double sum = 0;
        switch (loop) {
            case MIX8 -> kernels.mix8(a.memory, 0, a.stride, ROWS, 0, cells, angle);
            case MIX4 -> kernels.mix4(a.memory, 0, a.stride, ROWS, 0, cells, angle);
            case MIX2 -> kernels.mix2(a.memory, 0, a.stride, ROWS, 0, cells, angle);
            case INNER_AND_MIX2 -> sum = products.innerAndMix2(a.memory, b.memory, 0, a.stride, ROWS, 0, cells, angle);
            case INNER_AND_MIX4 -> sum = products.innerAndMix4(a.memory, b.memory, 0, a.stride, ROWS, 0, cells, angle);
            case MIX_CELLS, INNER_AND_MIX_LANES, PHASE, UNPHASE, ENERGY -> {
                for (int row = 0; row < ROWS; row++) {
                    sum += ofRow(row * a.stride, cells, (long) row * cells * kernels.lanes());
                }
            }
        }
        return sum;
    }

    private double ofRow(long at, int cells, long first) {
        return switch (loop) {
            case MIX_CELLS -> {
                kernels.mixCells(a.memory, at, cells, angle);
                yield 0;
            }
            case PHASE -> {
                costs.phase(a.memory, at, cells, levels, first, false, tables);
                yield 0;
            }
            case INNER_AND_MIX_LANES -> products.innerAndMixLanes(a.memory, b.memory, at, cells, angle);
            case UNPHASE -> costs.innerAndPhase(a.memory, b.memory, at, cells, levels, first, false, tables);
            case ENERGY -> costs.energy(a.memory, at, cells, levels, first, false);
            case MIX8, MIX4, MIX2, INNER_AND_MIX4, INNER_AND_MIX2 -> throw new IllegalStateException("%s is no loop over one row".formatted(loop));
        };
    }
}
