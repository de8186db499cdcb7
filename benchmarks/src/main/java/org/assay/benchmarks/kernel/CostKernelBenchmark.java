package org.assay.benchmarks.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.assay.quantum.kernel.CostKernels;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.TileKernelProvider;
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
 * Loops for costs that are any doubles over a QAOA state in the first-level cache, in nanoseconds an amplitude, as
 * {@link TileKernelBenchmark} has them for integer ones. The cost is quadratic in the bits of the index.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Tile.AMPLITUDES)
public class CostKernelBenchmark {

    private static final double GAMMA = 0.3;
    private static final double SCALE = 1;
    private static final double TOLERANCE = 1e-13;
    private static final long SEED = 3;

    /** A loop; those of pairs take no sine for each amplitude. */
    public enum Loop { PHASE, PHASE_OF_PAIRS, UNPHASE, UNPHASE_OF_PAIRS, ENERGY, MULTIPLY }

    @Param
    public Loop loop = Loop.PHASE;

    private final Arena arena = Arena.ofShared();
    private final CostKernels kernels = TileKernelProvider.costs();
    private final int lanes = TileKernelProvider.doubles().lanes();
    private final Tile a = new Tile(TileKernelProvider.doubles(), 1, arena);
    private final Tile b = new Tile(TileKernelProvider.doubles(), 2, arena);
    private final double[] cost = new double[Tile.AMPLITUDES];
    private final MemorySegment costs = OffHeapMemory.allocate(Tile.AMPLITUDES * 8L, arena);
    private final MemorySegment pairs = OffHeapMemory.allocate((long) a.cells * lanes * 16, arena);

    /** Checks the loop against plain ones. */
    @Setup
    public void setUp() {
        TileKernelProvider.prepare(TileKernelProvider.Use.COST_GRADIENTS, false);
        double[][] weights = weights();
        for (int x = 0; x < Tile.AMPLITUDES; x++) {
            cost[x] = quadratic(weights, x);
            costs.setAtIndex(ValueLayout.JAVA_DOUBLE, x, cost[x]);
        }
        int run = a.cells * lanes;
        for (int i = 0; i < run; i++) {
            int lane = i % lanes;
            double angle = GAMMA * (ofPairs(weights, i) - ofPairs(weights, lane));
            long at = 2L * (i - lane) + lane;
            pairs.setAtIndex(ValueLayout.JAVA_DOUBLE, at, Math.cos(angle));
            pairs.setAtIndex(ValueLayout.JAVA_DOUBLE, at + lanes, -Math.sin(angle));
        }
        double expected = switch (loop) {
            case ENERGY -> a.energy(x -> cost[x]);
            case UNPHASE, UNPHASE_OF_PAIRS -> Tile.inner(b, a, x -> cost[x]);
            case PHASE, PHASE_OF_PAIRS, MULTIPLY -> 0;
        };
        Tile.require(loop, run(), expected, Tile.AMPLITUDES * TOLERANCE);
        switch (loop) {
            case PHASE, PHASE_OF_PAIRS -> a.phase(x -> GAMMA * cost[x]);
            case UNPHASE, UNPHASE_OF_PAIRS -> {
                a.phase(x -> GAMMA * cost[x]);
                b.phase(x -> GAMMA * cost[x]);
            }
            case MULTIPLY -> {
                for (int part = 0; part < 2; part++) {
                    for (int x = 0; x < Tile.AMPLITUDES; x++) {
                        b.parts[part][x] = cost[x] * a.parts[part][x];
                    }
                }
            }
            case ENERGY -> {}
        }
        a.check(loop, TOLERANCE);
        b.check(loop, TOLERANCE);
    }

    /** Of bits on the diagonal, of pairs of them below it. */
    private static double[][] weights() {
        SplittableRandom random = new SplittableRandom(SEED);
        int bits = Integer.numberOfTrailingZeros(Tile.AMPLITUDES);
        double[][] weights = new double[bits][bits];
        for (int i = 0; i < bits; i++) {
            for (int j = 0; j <= i; j++) {
                weights[i][j] = random.nextDouble(-1, 1);
            }
        }
        return weights;
    }

    private static double quadratic(double[][] weights, int x) {
        double sum = ofPairs(weights, x);
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i][i] * (x >> i & 1);
        }
        return sum;
    }

    private static double ofPairs(double[][] weights, int x) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += weights[i][j] * (x >> i & x >> j & 1);
            }
        }
        return sum;
    }

    @TearDown
    public void tearDown() {
        arena.close();
    }

    @Benchmark
    public double run() {
        double sum = 0;
        for (int row = 0; row < Tile.ROWS; row++) {
            sum += ofRow(row * a.stride, a.cells, (long) row * a.cells * lanes);
        }
        return sum;
    }

    private double ofRow(long at, int cells, long first) {
        return switch (loop) {
            case PHASE -> {
                kernels.phase(a.memory, at, cells, costs, first, false, GAMMA, SCALE);
                yield 0;
            }
            case PHASE_OF_PAIRS -> {
                kernels.phase(a.memory, at, cells, costs, first, false, GAMMA, SCALE, pairs);
                yield 0;
            }
            case UNPHASE -> kernels.innerAndPhase(a.memory, b.memory, at, cells, costs, first, false, GAMMA, SCALE);
            case UNPHASE_OF_PAIRS -> kernels.innerAndPhase(a.memory, b.memory, at, cells, costs, first, false, GAMMA, SCALE, pairs);
            case ENERGY -> kernels.energy(a.memory, at, cells, costs, first, false);
            case MULTIPLY -> {
                kernels.multiply(a.memory, b.memory, at, cells, costs, first, false);
                yield 0;
            }
        };
    }
}
