package org.assay.benchmarks.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
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

    static final int AMPLITUDES = 1024;

    private static final int ROWS = 8;

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
    private Tile a = new Tile(kernels, 1);
    private Tile b = new Tile(kernels, 2);
    private MemorySegment levels = MemorySegment.NULL;
    private PhaseTables tables = costs.phaseTables(WEIGHT, 1, MOST, false);

    /** Rows of cells, and the same numbers, turned as they stand there, in arrays. */
    private final class Tile {

        final int cells;
        final long stride;
        final MemorySegment memory;
        final int lanes;
        final int cellBytes;
        final double[][] parts = new double[2][AMPLITUDES];

        Tile(TileKernels kernels, long seed) {
            lanes = kernels.lanes();
            cellBytes = kernels.bytesPerCell();
            cells = AMPLITUDES / ROWS / lanes;
            stride = (cells + 1L) * cellBytes;
            memory = OffHeapMemory.allocate(ROWS * stride, arena);
            SplittableRandom random = new SplittableRandom(seed);
            for (int part = 0; part < 2; part++) {
                for (int x = 0; x < AMPLITUDES; x++) {
                    parts[part][x] = (float) random.nextDouble(-1, 1);
                    if (isSingle()) {
                        memory.set(ValueLayout.JAVA_FLOAT, at(x, part), (float) parts[part][x]);
                    } else {
                        memory.set(ValueLayout.JAVA_DOUBLE, at(x, part), parts[part][x]);
                    }
                }
            }
        }

        private boolean isSingle() {
            return cellBytes == 2 * Float.BYTES * lanes;
        }

        private long at(int x, int part) {
            int cell = x / lanes;
            int bytes = cellBytes / 2 / lanes;
            return cell / cells * stride + cell % cells * (long) cellBytes + part * (long) cellBytes / 2 + x % lanes * (long) bytes;
        }

        double get(int x, int part) {
            return isSingle() ? memory.get(ValueLayout.JAVA_FLOAT, at(x, part)) : memory.get(ValueLayout.JAVA_DOUBLE, at(x, part));
        }

        void mix(int bit) {
            for (double[] part : parts) {
                for (int x = 0; x < AMPLITUDES; x++) {
                    if ((x & bit) == 0) {
                        double low = part[x];
                        part[x] -= CHECKED.tangent() * part[x | bit];
                        part[x | bit] += CHECKED.tangent() * low;
                    }
                }
            }
        }

        /** Multiplies by so many cosines: of the qubits that the loop mixes exactly. */
        void shrink(int factors) {
            for (double[] part : parts) {
                for (int x = 0; x < AMPLITUDES; x++) {
                    part[x] *= Math.pow(CHECKED.cosine(), factors);
                }
            }
        }

        void phase() {
            for (int x = 0; x < AMPLITUDES; x++) {
                double angle = -WEIGHT * level(x);
                double re = parts[0][x];
                parts[0][x] = re * Math.cos(angle) - parts[1][x] * Math.sin(angle);
                parts[1][x] = re * Math.sin(angle) + parts[1][x] * Math.cos(angle);
            }
        }

        void check() {
            for (int part = 0; part < 2; part++) {
                for (int x = 0; x < AMPLITUDES; x++) {
                    require(get(x, part), parts[part][x], 4);
                }
            }
        }
    }

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

    private void require(double got, double expected, double size) {
        if (Math.abs(got - expected) > size * (single ? 1e-6 : 1e-14)) {
            throw new IllegalStateException("%s gives %s, expected %s".formatted(loop, got, expected));
        }
    }

    /** Checks the loop against plain ones. */
    @Setup
    public void setUp() {
        kernels = TileKernelProvider.tiles(single);
        products = TileKernelProvider.adjoint(single);
        costs = TileKernelProvider.levels(single);
        TileKernelProvider.prepare(TileKernelProvider.Use.LEVEL_GRADIENTS, single);
        a = new Tile(kernels, 1);
        b = new Tile(kernels, 2);
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
            case PHASE, UNPHASE, ENERGY -> energy();
        };
        double got = run();
        if (loop.name().startsWith("INNER") || loop == Loop.ENERGY) {
            require(got, expected, 20 * AMPLITUDES);
        }
        mixPlainly(row);
        a.check();
        b.check();
        angle = TIMED;
    }

    private double innerOfLanes() {
        double sum = 0;
        for (int bit = 1; bit < kernels.lanes(); bit *= 2) {
            sum += inner(bit);
        }
        return sum;
    }

    private double energy() {
        double sum = 0;
        for (int x = 0; x < AMPLITUDES; x++) {
            sum += level(x) * (a.parts[0][x] * a.parts[0][x] + a.parts[1][x] * a.parts[1][x]);
        }
        return sum;
    }

    private void mixPlainly(int row) {
        switch (loop) {
            case MIX8 -> {
                a.mix(row);
                a.mix(2 * row);
                a.mix(4 * row);
                a.shrink(3 - 1);
            }
            case MIX4 -> {
                a.mix(row);
                a.mix(2 * row);
                a.shrink(2);
            }
            case INNER_AND_MIX4 -> {
                for (Tile tile : new Tile[] {a, b}) {
                    tile.mix(row);
                    tile.mix(2 * row);
                    tile.shrink(2);
                }
            }
            case MIX2 -> a.mix(row);
            case INNER_AND_MIX2 -> {
                a.mix(row);
                b.mix(row);
            }
            case INNER_AND_MIX_LANES -> {
                for (int bit = 1; bit < kernels.lanes(); bit *= 2) {
                    a.mix(bit);
                    b.mix(bit);
                }
            }
            case MIX_CELLS -> {
                for (int bit = 1; bit < 8 * kernels.lanes(); bit *= 2) {
                    a.mix(bit);
                }
                a.shrink(3 + Integer.numberOfTrailingZeros(kernels.lanes()) - (kernels.growthOfRow() - 1));
            }
            case PHASE -> a.phase();
            case UNPHASE -> {
                a.phase();
                b.phase();
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
