package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.simulate.StateTooLargeException;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernels")
class TiledEngineTest {

    /** Costs of every kind: few levels and many, with and without the symmetry, not even an Ising cost. */
    private enum Kind {
        CUT, CUT_WITH_FIELD, MANY_LEVELS, WEIGHTED, WEIGHTED_WITH_FIELDS, WEIGHTED_WITH_TRIPLES, ARBITRARY;

        DiagonalHamiltonian of(int qubits) {
            int even = qubits + qubits % 2;
            return switch (this) {
                case CUT -> lower(Graphs.randomCubic(even, qubits).diagonal(), qubits);
                case CUT_WITH_FIELD -> shifted(CUT.of(qubits), x -> 2 * (x & 1) + 3 * (x >> 5 & 1));
                case MANY_LEVELS -> Graphs.complete(qubits).times(2).diagonal();
                case WEIGHTED -> Graphs.random(qubits, false, qubits).diagonal();
                case WEIGHTED_WITH_FIELDS -> Graphs.random(qubits, true, qubits).diagonal();
                case WEIGHTED_WITH_TRIPLES -> {
                    DiagonalHamiltonian weighted = WEIGHTED.of(qubits);
                    double[] values = weighted.values().clone();
                    Arrays.setAll(values, x -> values[x] + 0.37 * (x & x >> 4 & x >> 9 & 1) - 0.21 * (x & x >> 1 & x >> 5 & 1));
                    yield new DiagonalHamiltonian(qubits, values);
                }
                case ARBITRARY -> {
                    SplittableRandom random = new SplittableRandom(qubits);
                    double[] values = IntStream.range(0, 1 << qubits).mapToDouble(_ -> random.nextInt(90) * 0.25 - 7).toArray();
                    yield new DiagonalHamiltonian(qubits, values);
                }
            };
        }

        private static DiagonalHamiltonian lower(DiagonalHamiltonian cost, int qubits) {
            return cost.qubits() == qubits ? cost : Graphs.ring(qubits).diagonal();
        }

        private static DiagonalHamiltonian shifted(DiagonalHamiltonian cost, java.util.function.IntUnaryOperator by) {
            double[] values = cost.values().clone();
            Arrays.setAll(values, x -> values[x] + by.applyAsInt(x));
            return new DiagonalHamiltonian(cost.qubits(), values);
        }
    }

    private static final List<Workers> CREWS = IntStream.rangeClosed(0, 4).mapToObj(t -> new Workers(Math.max(1, t))).toList();

    /** Cells of a tile, as powers of two: few high bits, and so many that columns are narrow. */
    private static final List<Integer> TILES = List.of(12, 7, 9, 8, 13, 3);

    static Stream<Arguments> kindsAndQubits() {
        return Stream.of(Kind.values())
                .flatMap(kind -> IntStream.of(12, 13, 15).mapToObj(n -> Arguments.of(kind, n)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndQubits")
    void energyGradientAndStateAgreeWithThePlainEngine(Kind kind, int qubits) {
        assumeTrue(TileKernelProvider.isAvailable());
        DiagonalHamiltonian cost = kind.of(qubits);
        double size = Math.max(Math.abs(cost.min()), Math.abs(cost.max()));
        PlainEngine plain = new PlainEngine(cost, Mixer.X);
        for (int tile : TILES) {
            int depth = 1 + (qubits + tile) % 3;
            // Betas up to half a turn, so that quarter turns are left out, both even and odd.
            QaoaAngles angles = Graphs.randomAngles(depth, qubits).scaled(0.5, 4);
            try (Arena arena = Arena.ofShared()) {
                TiledEngine tiled = engine(cost, 2, arena, tile);
                double[] expected = new double[2 * depth];
                double[] gradient = new double[2 * depth];
                double energy = plain.energyAndGradient(angles, expected);
                String as = "%s, tiles of 2^%d, depth %d".formatted(tiled.description(), tile, depth);
                assertThat(tiled.energy(angles)).as(as).isCloseTo(energy, within(1e-12 * size));
                assertThat(tiled.energyAndGradient(angles, gradient)).as(as).isCloseTo(energy, within(1e-12 * size));
                assertThat(gradient).as(as).containsExactly(expected, within(1e-11 * size * size));
                StateVector state = plain.state(angles);
                sameUpToPhase(tiled.state(angles), state, as);
                assertArrayEquals(state.probabilities(), tiled.probabilities(angles), 1e-14, as);
                double[] ones = IntStream.range(0, qubits).mapToDouble(state::probabilityOfOne).toArray();
                assertThat(tiled.marginals(angles)).as(as).containsExactly(ones, within(1e-12));
            }
        }
    }

    private static TiledEngine engine(DiagonalHamiltonian cost, int threads, Arena arena, int tile) {
        return engine(cost, TileKernelProvider.doubles(), threads, arena, tile);
    }

    private static TiledEngine engine(
            DiagonalHamiltonian cost, TileKernels kernels, int threads, Arena arena, int tile) {
        boolean halved = tile != 9 && cost.isSymmetric();
        TileCost.Grid grid = TileCost.Grid.of(cost, halved ? cost.qubits() - 1 : cost.qubits(), CREWS.get(threads));
        return new TiledEngine(cost, halved, grid, kernels, CREWS.get(threads), arena, tile);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 15})
    void singlePrecisionHasFiveDigits(int qubits) {
        assumeTrue(TileKernelProvider.isAvailable());
        for (Kind kind : List.of(Kind.CUT, Kind.CUT_WITH_FIELD, Kind.ARBITRARY)) {
            DiagonalHamiltonian cost = kind.of(qubits);
            double size = Math.max(Math.abs(cost.min()), Math.abs(cost.max()));
            PlainEngine plain = new PlainEngine(cost, Mixer.X);
            QaoaAngles angles = Graphs.randomAngles(3, qubits).scaled(0.5, 4);
            double[] expected = new double[6];
            double energy = plain.energyAndGradient(angles, expected);
            for (int tile : TILES) {
                try (Arena arena = Arena.ofShared()) {
                    TiledEngine tiled = engine(cost, TileKernelProvider.singles(), 2, arena, tile);
                    double[] gradient = new double[6];
                    String as = "%s, %s, tiles of 2^%d".formatted(kind, tiled.description(), tile);
                    assertThat(tiled.energyAndGradient(angles, gradient)).as(as).isCloseTo(energy, within(1e-5 * size));
                    assertThat(gradient).as(as).containsExactly(expected, within(1e-5 * size * size));
                    assertThat(tiled.state(angles).innerProduct(plain.state(angles)).abs()).as(as).isCloseTo(1, within(1e-5));
                }
            }
        }
    }

    @Test
    void singlePrecisionIsAskedForByAnOptionAndOnlyGivenOnAGrid() {
        assumeTrue(TileKernelProvider.isAvailable());
        QaoaOptions single = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED).withPrecision(QaoaOptions.Precision.SINGLE);
        try (Qaoa cut = Qaoa.of(Kind.CUT.of(12), single); Qaoa weighted = Qaoa.of(Kind.WEIGHTED.of(12), single)) {
            cut.energy(QaoaAngles.of(.1, .1));
            weighted.energy(QaoaAngles.of(.1, .1));
            assertThat(cut.engine()).startsWith("tiled, single, ");
            assertThat(weighted.engine()).startsWith("tiled, double, ");
        }
    }

    /** Last passes over blocks, over columns, and over columns too narrow to be added up on the way. */
    @ParameterizedTest
    @CsvSource({
        "CUT, 13, 12, 2", "CUT, 13, 8, 2", "CUT_WITH_FIELD, 13, 8, 2", "WEIGHTED_WITH_FIELDS, 13, 8, 3",
        "CUT_WITH_FIELD, 13, 8, 3", "CUT, 15, 7, 3", "WEIGHTED_WITH_FIELDS, 15, 7, 3"
    })
    void samplesFollowTheProbabilitiesAndOnlyTheSeed(Kind kind, int qubits, int tile, int depth) {
        assumeTrue(TileKernelProvider.isAvailable());
        DiagonalHamiltonian cost = kind.of(qubits);
        // The second beta is past a quarter turn, so that without the symmetry assignments are mirrored.
        QaoaAngles angles = new QaoaAngles(Arrays.copyOf(new double[] {.5, .8, .2}, depth), Arrays.copyOf(new double[] {.5, 1.3, .4}, depth));
        double[] probabilities = new PlainEngine(cost, Mixer.X).state(angles).probabilities();
        int shots = 400_000;
        long[][] samples = new long[2][];
        for (int i = 0; i < 2; i++) {
            try (Arena arena = Arena.ofShared()) {
                samples[i] = engine(cost, 1 + 2 * i, arena, tile).sample(angles, shots, new SplittableRandom(7));
            }
        }
        assertThat(samples[0]).isSorted().isEqualTo(samples[1]);
        followsProbabilities(samples[0], probabilities, "%s of %d qubits, depth %d, tiles of 2^%d, seed 7".formatted(kind, qubits, depth, tile));
    }

    @Test
    void samplesInSinglePrecisionFollowTheProbabilities() {
        assumeTrue(TileKernelProvider.isAvailable());
        DiagonalHamiltonian cost = Kind.CUT.of(14);
        QaoaAngles angles = Graphs.randomAngles(2, 14);
        double[] probabilities = new PlainEngine(cost, Mixer.X).state(angles).probabilities();
        try (Arena arena = Arena.ofShared()) {
            TiledEngine tiled = engine(cost, TileKernelProvider.singles(), 2, arena, 8);
            followsProbabilities(tiled.sample(angles, 400_000, new SplittableRandom(3)), probabilities, "single precision, seed 3");
        }
    }

    /** Pearson's statistic over what is expected at least five times has mean k and variance 2k. */
    private static void followsProbabilities(long[] sample, double[] probabilities, String as) {
        int shots = sample.length;
        int[] seen = new int[probabilities.length];
        Arrays.stream(sample).forEach(x -> seen[(int) x]++);
        int[] common = IntStream.range(0, seen.length).filter(x -> probabilities[x] * shots >= 5).toArray();
        double statistic = Arrays.stream(common)
                .mapToDouble(x -> Math.pow(seen[x] - probabilities[x] * shots, 2) / (probabilities[x] * shots))
                .sum();
        assertThat(common.length).as(as).isGreaterThan(1000);
        assertThat((statistic - common.length) / Math.sqrt(2.0 * common.length)).as(as).isBetween(-5.0, 5.0);
    }

    private static void sameUpToPhase(StateVector state, StateVector expected, String as) {
        assertThat(state.innerProduct(expected).abs()).as(as).isCloseTo(1, within(1e-12));
        assertArrayEquals(expected.probabilities(), state.probabilities(), 1e-14, as);
    }

    /** Rows taken with their complements leave an odd number of the row number's bits, an even one or none. */
    @Test
    void largerStatesAgreeWithThePlainEngineAsWell() {
        int qubits = 17;
        assumeTrue(TileKernelProvider.isAvailable());
        DiagonalHamiltonian cost = Kind.CUT.of(qubits);
        QaoaAngles angles = Graphs.randomAngles(2, qubits);
        double[] expected = new double[4];
        double[] gradient = new double[4];
        double energy = new PlainEngine(cost, Mixer.X).energyAndGradient(angles, expected);
        Set<Integer> left = new HashSet<>();
        for (int tile : new int[] {12, 3, 4, 5, 7}) {
            TileKernels kernels = TileKernelProvider.doubles();
            TileLayout layout = TileLayout.of(qubits - 1, kernels.lanes(), kernels.bytesPerCell(), true, tile);
            left.add(layout.rowBits() - layout.bitsWithComplement());
            try (Arena arena = Arena.ofShared()) {
                TiledEngine tiled = engine(cost, 2, arena, tile);
                assertThat(tiled.energyAndGradient(angles, gradient)).as("%s", layout).isCloseTo(energy, within(1e-11));
                assertThat(gradient).as("%s", layout).containsExactly(expected, within(1e-10));
            }
        }
        assertThat(left).anyMatch(bits -> bits % 2 == 1).anyMatch(bits -> bits > 0 && bits % 2 == 0).contains(0);
    }

    /** Of more than six bits of the block number the lowest are mixed by themselves: one of them, two and three. */
    @ParameterizedTest
    @CsvSource({"7, false", "8, false", "9, false", "7, true", "8, true"})
    void manyBlocksAgreeWithThePlainEngineAsWell(int highBits, boolean halved) {
        assumeTrue(TileKernelProvider.isAvailable());
        TileKernels kernels = TileKernelProvider.doubles();
        int bits = Integer.numberOfTrailingZeros(kernels.lanes()) + 2 * highBits;
        assertThat(TileLayout.of(bits, kernels.lanes(), kernels.bytesPerCell(), halved, highBits).highBits()).isEqualTo(highBits);
        DiagonalHamiltonian cost = halved ? Kind.CUT.of(bits + 1) : Kind.WEIGHTED_WITH_FIELDS.of(bits);
        QaoaAngles angles = Graphs.randomAngles(2, bits);
        double[] expected = new double[4];
        double[] gradient = new double[4];
        double energy = new PlainEngine(cost, Mixer.X).energyAndGradient(angles, expected);
        try (Arena arena = Arena.ofShared()) {
            TiledEngine tiled = engine(cost, 2, arena, highBits);
            assertThat(tiled.energyAndGradient(angles, gradient)).isCloseTo(energy, within(1e-11));
            assertThat(gradient).containsExactly(expected, within(1e-10));
        }
    }

    @Test
    void resultsAreTheSameToTheLastBitWhateverTheThreads() {
        assumeTrue(TileKernelProvider.isAvailable());
        DiagonalHamiltonian cost = Kind.WEIGHTED_WITH_FIELDS.of(15);
        QaoaAngles angles = Graphs.randomAngles(3, 1);
        double[][] gradients = new double[4][6];
        double[] energies = new double[4];
        for (int threads = 1; threads <= 4; threads++) {
            try (Arena arena = Arena.ofShared()) {
                energies[threads - 1] = engine(cost, threads, arena, 8)
                        .energyAndGradient(angles, gradients[threads - 1]);
            }
        }
        assertThat(energies).containsOnly(energies[0]);
        for (double[] gradient : gradients) {
            assertThat(gradient).containsExactly(gradients[0]);
        }
    }

    @Test
    void facadeSwitchesByWorkAloneAndAgreesWithItself() {
        IsingHamiltonian cost = Graphs.randomCubic(16, 3);
        QaoaAngles angles = FixedAngles.cubic(2);
        double[] gradient = new double[4];
        try (Qaoa auto = Qaoa.of(cost.diagonal());
                Qaoa rows = Qaoa.of(cost.diagonal(), QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.ROWS));
                Qaoa plain = Qaoa.of(cost.diagonal(), QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.PLAIN))) {
            double expected = plain.energy(angles);
            double byRows = rows.energy(angles);
            assertThat(byRows).isCloseTo(expected, within(1e-12));
            assertThat(auto.energy(angles)).isEqualTo(byRows);
            assertThat(auto.engine()).isEqualTo("plain Java in rows");
            for (int i = 0; i < 260; i++) {
                assertThat(auto.energyAndGradient(angles, gradient)).isCloseTo(expected, within(1e-11));
            }
            assertThat(auto.engine()).startsWith(TileKernelProvider.isAvailable() ? "tiled, double" : "plain Java in rows");
            assertThat(plain.engine()).isEqualTo("plain loops");
            assertArrayEquals(plain.probabilities(angles), auto.probabilities(angles), 1e-14);
            assertThat(auto.energies(List.of(angles, angles.scaled(2, 1)))).containsExactly(
                    plain.energies(List.of(angles, angles.scaled(2, 1))), within(1e-11));
        }
    }

    @Test
    void closedQaoaRefusesToGoOn() {
        assumeTrue(TileKernelProvider.isAvailable());
        Qaoa qaoa = Qaoa.of(Kind.CUT.of(14), QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED).withThreads(1));
        assertThat(qaoa.energy(QaoaAngles.of(0, 0))).isCloseTo(10.5, within(1e-12));
        qaoa.close();
        qaoa.close();
        assertThatThrownBy(() -> qaoa.energy(QaoaAngles.of(0, 0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatTilesCannotDo() {
        QaoaOptions tiled = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED);
        assertThatThrownBy(() -> tiled.withMixer(new Mixer.Grover())).hasMessageContaining("mixer X only");
        assertThatThrownBy(() -> Qaoa.of(Graphs.named("K5").diagonal(), tiled)).hasMessageContaining("needs 12 qubits").hasMessageContaining("this is 5 qubits");
        assertThatThrownBy(() -> tiled.withThreads(-1)).hasMessageContaining("thread count is -1");
    }

    @Test
    void costsOnAGridAreFoundAndOthersAreNot() {
        assertThat(grid(1, 3.5, 2, 6)).isEqualTo(new TileCost.Grid(1, 0.5, 10));
        assertThat(grid(7, 7)).isEqualTo(new TileCost.Grid(7, 1, 0));
        assertThat(grid(-0.3, 0, 0.3, 0.9)).isNotNull().extracting(TileCost.Grid::most).isEqualTo(4);
        assertThat(grid(0, 1, Math.PI, 1)).isNull();
        assertThat(grid(0, 1, 128, 1)).isNull();
        assertThat(grid(IntStream.range(0, 512).asDoubleStream().toArray())).isNull();
        assertThat(grid(0.0, -0.0, 1, 127)).isEqualTo(new TileCost.Grid(0, 1, 127));
    }

    private static TileCost.@Nullable Grid grid(double... values) {
        int qubits = Integer.numberOfTrailingZeros(values.length);
        return TileCost.Grid.of(new DiagonalHamiltonian(qubits, values), qubits, CREWS.get(1));
    }

    @Test
    void weightedCostsWithoutFieldsAreHalvedFromTheArrayAndFromTheModel() {
        assumeTrue(TileKernelProvider.isAvailable());
        IsingHamiltonian weighted = Graphs.random(15, false, 4);
        QaoaOptions tiled = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED);
        QaoaAngles angles = Graphs.randomAngles(2, 3);
        double[] expected = new double[4];
        double energy = new PlainEngine(weighted.diagonal(), Mixer.X).energyAndGradient(angles, expected);
        double[] gradient = new double[4];
        try (Qaoa array = Qaoa.of(weighted.diagonal(), tiled); Qaoa model = Qaoa.of(weighted, tiled);
                Qaoa whole = Qaoa.of(weighted, tiled.withSymmetry(false))) {
            for (Qaoa qaoa : List.of(array, model, whole)) {
                assertThat(qaoa.energy(angles)).isCloseTo(energy, within(1e-11));
                assertThat(qaoa.energyAndGradient(angles, gradient)).isCloseTo(energy, within(1e-11));
                assertThat(gradient).containsExactly(expected, within(1e-9));
            }
            assertThat(array.engine()).endsWith("one qubit saved by symmetry");
            assertThat(model.engine()).isEqualTo(array.engine());
            assertThat(whole.engine()).doesNotContain("symmetry");
        }
    }

    @Test
    void costsOfAFunctionAndOfAModelNeedNoArray() {
        assumeTrue(TileKernelProvider.isAvailable());
        IsingHamiltonian cubic = Graphs.randomCubic(16, 5);
        QaoaOptions tiled = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED);
        QaoaAngles angles = FixedAngles.cubic(3);
        double expected = new PlainEngine(cubic.diagonal(), Mixer.X).energy(angles);
        try (Qaoa model = Qaoa.of(cubic, tiled); Qaoa function = Qaoa.of(DiagonalCost.of(16, cubic::energy), tiled)) {
            assertThat(model.energy(angles)).isCloseTo(expected, within(1e-12 * 24));
            assertThat(function.energy(angles)).isCloseTo(expected, within(1e-12 * 24));
            assertThat(function.engine()).doesNotContain("symmetry");
        }
    }

    @Test
    void interruptionEndsARunAndLeavesTheEngineUsable() {
        assumeTrue(TileKernelProvider.isAvailable());
        QaoaAngles angles = FixedAngles.cubic(2);
        try (Qaoa qaoa = Qaoa.of(Graphs.randomCubic(16, 5), QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED).withThreads(2))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> qaoa.energy(angles)).isInstanceOf(CancellationException.class).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
            double energy = qaoa.energy(angles);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> qaoa.energy(angles)).isInstanceOf(CancellationException.class).hasMessageContaining("16 qubits");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(qaoa.energy(angles)).isEqualTo(energy);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> qaoa.energies(List.of(angles, angles))).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void whatNoMachineHoldsIsRefusedBeforeAnythingIsAllocated() {
        assumeTrue(TileKernelProvider.isAvailable());
        assertThatThrownBy(() -> Qaoa.of(Graphs.ring(50), QaoaOptions.DEFAULT))
                .isInstanceOf(StateTooLargeException.class).hasMessageContaining("50 qubits");
        assertThatThrownBy(() -> Qaoa.of(Graphs.ring(62), QaoaOptions.DEFAULT)).isInstanceOf(StateTooLargeException.class);
        assertThatThrownBy(() -> Qaoa.of(Graphs.ring(63), QaoaOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("63 qubits");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 17})
    void batchHasTheEnergiesOfItsSetsWhateverTheEngineAndTheThreads(int qubits) {
        QaoaOptions.Engine engine = qubits < 12 || !TileKernelProvider.isAvailable() ? QaoaOptions.Engine.PLAIN : QaoaOptions.Engine.TILED;
        IsingHamiltonian cost = Graphs.random(qubits, true, 5);
        List<QaoaAngles> sets = IntStream.range(0, 9).mapToObj(i -> Graphs.randomAngles(1 + i % 3, i)).toList();
        double[] expected = new double[9];
        for (int threads = 1; threads <= 3; threads++) {
            try (Qaoa qaoa = Qaoa.of(cost, QaoaOptions.DEFAULT.withEngine(engine).withThreads(threads))) {
                double[] energies = qaoa.energies(sets);
                if (threads == 1) {
                    expected = energies;
                }
                assertThat(energies).containsExactly(expected);
                assertThat(qaoa.energies(sets)).as("again, on engines that are kept").containsExactly(expected);
                assertThat(energies).containsExactly(sets.stream().mapToDouble(qaoa::energy).toArray(), within(0.0));
                assertThat(qaoa.energies(List.of())).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plainLoopsSaveAQubitToo(boolean symmetry) {
        IsingHamiltonian cost = Graphs.random(9, false, 6);
        PlainEngine whole = new PlainEngine(cost.diagonal(), Mixer.X);
        for (int depth = 1; depth <= 3; depth++) {
            QaoaAngles angles = Graphs.randomAngles(depth, depth);
            double[] expected = new double[2 * depth];
            double[] gradient = new double[2 * depth];
            double energy = whole.energyAndGradient(angles, expected);
            try (Qaoa qaoa = Qaoa.of(cost, QaoaOptions.DEFAULT.withSymmetry(symmetry))) {
                assertThat(qaoa.energyAndGradient(angles, gradient)).isCloseTo(energy, within(1e-13));
                assertThat(gradient).containsExactly(expected, within(1e-11));
                StateVector state = whole.state(angles);
                assertThat(qaoa.state(angles).innerProduct(state).abs()).isCloseTo(1, within(1e-13));
                assertThat(qaoa.probabilities(angles)).containsExactly(state.probabilities(), within(1e-15));
                assertThat(qaoa.marginals(angles)).containsExactly(IntStream.range(0, 9).mapToDouble(state::probabilityOfOne).toArray(), within(1e-14));
            }
        }
    }
}
