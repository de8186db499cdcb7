package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each loop over tiles against the obvious formula on plain arrays, for some shapes of tiles. */
@Tag("kernels")
class TileKernelsTest {

    private static final double BETA = 0.35;
    private static final MixerAngle ANGLE = MixerAngle.of(BETA);
    private static final long BASE = 320;

    private Arena arena = Arena.ofShared();
    private SplittableRandom random = new SplittableRandom(5);

    @BeforeEach
    void open() {
        arena = Arena.ofShared();
        random = new SplittableRandom(5);
    }

    @AfterEach
    void close() {
        arena.close();
    }

    private static TileKernels kernels(boolean single) {
        assumeTrue(TileKernelProvider.isAvailable());
        return TileKernelProvider.tiles(single);
    }

    /** Rows of cells as plain numbers, and where the same stand outside the heap. */
    private final class Tile {

        final TileKernels kernels;
        final int rows;
        final int cells;
        final long stride;
        final MemorySegment segment;
        double[] re;
        double[] im;

        Tile(TileKernels kernels, int rows, int cells) {
            this.kernels = kernels;
            this.rows = rows;
            this.cells = cells;
            stride = (cells + 1L) * kernels.bytesPerCell();
            segment = OffHeapMemory.allocate(BASE + rows * stride, arena);
            int size = rows * cells * kernels.lanes();
            re = random.doubles(size, -1, 1).map(x -> (float) x).toArray();
            im = random.doubles(size, -1, 1).map(x -> (float) x).toArray();
            for (int x = 0; x < size; x++) {
                put(x, false, turned(x, re[x], im[x], false));
                put(x, true, turned(x, re[x], im[x], true));
            }
        }

        private long at(int x, boolean imaginary) {
            int lanes = kernels.lanes();
            int cell = x / lanes;
            long vector = BASE + cell / cells * stride + (long) (cell % cells) * kernels.bytesPerCell() + (imaginary ? kernels.bytesPerCell() / 2 : 0);
            return vector + (long) x % lanes * bytes();
        }

        private int bytes() {
            return kernels.bytesPerCell() / kernels.lanes() / 2;
        }

        /** A part of {@code i^k} times an amplitude, where the assignment has k ones. */
        private static double turned(int x, double re, double im, boolean imaginary) {
            double[] quarters = {re, -im, -re, im};
            return quarters[Integer.bitCount(x) + (imaginary ? 3 : 0) & 3];
        }

        private void put(int x, boolean imaginary, double value) {
            if (bytes() == Float.BYTES) {
                segment.set(ValueLayout.JAVA_FLOAT, at(x, imaginary), (float) value);
            } else {
                segment.set(ValueLayout.JAVA_DOUBLE, at(x, imaginary), value);
            }
        }

        /** A part of the amplitude. */
        double get(int x, boolean imaginary) {
            // Three more quarter turns for each one make it whole turns.
            double[] quarters = {stored(x, false), stored(x, true), -stored(x, false), -stored(x, true)};
            return quarters[Integer.bitCount(x) + (imaginary ? 1 : 0) & 3];
        }

        private double stored(int x, boolean imaginary) {
            return bytes() == Float.BYTES
                    ? segment.get(ValueLayout.JAVA_FLOAT, at(x, imaginary))
                    : segment.get(ValueLayout.JAVA_DOUBLE, at(x, imaginary));
        }

        double tolerance() {
            return bytes() == Float.BYTES ? 2e-6 : 1e-14;
        }

        /** {@code cos - i sin X}, where X takes each index to its partner, and leaves alone what has none. */
        void mix(IntUnaryOperator partner) {
            double[] newRe = new double[re.length];
            double[] newIm = new double[re.length];
            for (int x = 0; x < re.length; x++) {
                int y = partner.applyAsInt(x);
                newRe[x] = y < 0 ? re[x] : Math.cos(BETA) * re[x] + Math.sin(BETA) * im[y];
                newIm[x] = y < 0 ? im[x] : Math.cos(BETA) * im[x] - Math.sin(BETA) * re[y];
            }
            re = newRe;
            im = newIm;
        }

        /** By factors of {@code 1 / cos}, where there is a partner. */
        void grow(int factors, IntPredicate taken) {
            for (int x = 0; x < re.length; x++) {
                if (taken.test(x)) {
                    re[x] /= Math.pow(Math.cos(BETA), factors);
                    im[x] /= Math.pow(Math.cos(BETA), factors);
                }
            }
        }

        void grow(int factors) {
            grow(factors, _ -> true);
        }

        void multiply(int x, double cos, double sin) {
            double r = re[x];
            re[x] = r * cos - im[x] * sin;
            im[x] = r * sin + im[x] * cos;
        }

        void check(String as) {
            for (int x = 0; x < re.length; x++) {
                assertThat(get(x, false)).as("%s, real part %d", as, x).isCloseTo(re[x], within(10 * tolerance()));
                assertThat(get(x, true)).as("%s, imaginary part %d", as, x).isCloseTo(im[x], within(10 * tolerance()));
            }
        }
    }

    /** The imaginary part of {@code <b|X|a>}. */
    private static double inner(Tile a, Tile b, IntUnaryOperator partner) {
        double sum = 0;
        for (int x = 0; x < a.re.length; x++) {
            int y = partner.applyAsInt(x);
            sum += b.re[x] * a.im[y] - b.im[x] * a.re[y];
        }
        return sum;
    }

    private static void close(double actual, double expected, Tile tile, String as) {
        assertThat(actual).as(as).isCloseTo(expected, within(tile.tolerance() * tile.re.length));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void qubitsOfTheRowNumber(boolean single) {
        TileKernels k = kernels(single);
        AdjointKernels products = TileKernelProvider.adjoint(single);
        for (int rows = 2; rows <= 32; rows *= 2) {
            for (int cells = 1; cells <= 8; cells *= 2) {
                int row = cells * k.lanes();
                for (int width = 1; width <= 4; width++) {
                    for (int bit = 0; 1 << bit + width <= rows; bit++) {
                        Tile a = new Tile(k, rows, cells);
                        Tile b = new Tile(k, rows, cells);
                        String as = "%s: %d rows of %d cells, %d bits from %d".formatted(k.name(), rows, cells, width, bit);
                        if (width < 3) {
                            double expected = 0;
                            for (int i = bit; i < bit + width; i++) {
                                int flip = row << i;
                                expected += inner(a, b, x -> x ^ flip);
                            }
                            double actual = width == 2
                                    ? products.innerAndMix4(a.segment, b.segment, BASE, a.stride, rows, bit, cells, ANGLE)
                                    : products.innerAndMix2(a.segment, b.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                            close(actual, expected, a, as);
                        }
                        for (int i = bit; i < bit + width; i++) {
                            int flip = row << i;
                            a.mix(x -> x ^ flip);
                            b.mix(x -> x ^ flip);
                        }
                        a.grow(width % 2);
                        b.grow(width % 2);
                        if (width == 4) {
                            k.mix16(a.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                            k.mix16(b.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                        } else if (width == 3) {
                            k.mix8(a.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                            k.mix8(b.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                        }
                        a.check(as);
                        b.check(as);
                        if (width == 2) {
                            k.mix4(a.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                            int low = row << bit;
                            a.mix(x -> x ^ low);
                            a.mix(x -> x ^ 2 * low);
                            a.check(as);
                        } else if (width == 1) {
                            k.mix2(a.segment, BASE, a.stride, rows, bit, cells, ANGLE);
                            int flip = row << bit;
                            a.mix(x -> x ^ flip);
                            a.grow(1);
                            a.check(as);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void qubitsOfLanesAndCells(boolean single) {
        TileKernels k = kernels(single);
        for (int cells = 8; cells <= 32; cells *= 2) {
            Tile a = new Tile(k, 1, cells);
            for (int flip = 1; flip < 8 * k.lanes(); flip *= 2) {
                int f = flip;
                a.mix(x -> x ^ f);
            }
            a.grow(k.growthOfRow() - 1);
            k.mixCells(a.segment, BASE, cells, ANGLE);
            a.check(k.name());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.35, -Math.PI / 4, Math.PI / 4})
    void oppositeAnglesUndoAMixer(double beta) {
        TileKernels k = kernels(false);
        Tile a = new Tile(k, 8, 2);
        k.mix4(a.segment, BASE, a.stride, 8, 1, 2, MixerAngle.of(beta));
        k.mix4(a.segment, BASE, a.stride, 8, 1, 2, MixerAngle.of(beta).opposite());
        a.check("beta " + beta);
        Tile sixteen = new Tile(k, 16, 2);
        k.mix16(sixteen.segment, BASE, sixteen.stride, 16, 0, 2, MixerAngle.of(beta));
        k.mix16(sixteen.segment, BASE, sixteen.stride, 16, 0, 2, MixerAngle.of(beta).opposite());
        sixteen.check("four qubits, beta " + beta);
        k.mix8(a.segment, BASE, a.stride, 8, 0, 2, MixerAngle.of(beta));
        k.mix8(a.segment, BASE, a.stride, 8, 0, 2, MixerAngle.of(beta).opposite());
        double growth = Math.pow(Math.cos(beta), -2); // of the qubit that is mixed by itself, there and back
        for (int x = 0; x < a.re.length; x++) {
            a.re[x] *= growth;
            a.im[x] *= growth;
        }
        a.check("three qubits, beta " + beta);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void productsOfLanes(boolean single) {
        TileKernels k = kernels(single);
        AdjointKernels products = TileKernelProvider.adjoint(single);
        for (int cells = 1; cells <= 16; cells *= 2) {
            Tile a = new Tile(k, 1, cells);
            Tile b = new Tile(k, 1, cells);
            double expected = 0;
            for (int flip = 1; flip < k.lanes(); flip *= 2) {
                int f = flip;
                expected += inner(a, b, x -> x ^ f);
            }
            close(products.innerAndMixLanes(a.segment, b.segment, BASE, cells, ANGLE), expected, a, k.name());
            for (Tile tile : new Tile[] {a, b}) {
                for (int flip = 1; flip < k.lanes(); flip *= 2) {
                    int f = flip;
                    tile.mix(x -> x ^ f);
                    tile.grow(1);
                }
                tile.check(k.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void qubitsOfHighCells(boolean single) {
        TileKernels k = kernels(single);
        for (int cells = 64; cells <= 128; cells *= 2) {
            Tile a = new Tile(k, 1, cells);
            for (int bit = 3; bit < 6; bit++) {
                int flip = k.lanes() << bit;
                a.mix(x -> x ^ flip);
            }
            a.grow(1);
            k.mixHighCells(a.segment, BASE, cells, ANGLE);
            a.check("%s, %d cells".formatted(k.name(), cells));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsAndTheirComplements(boolean single) {
        TileKernels k = kernels(single);
        AdjointKernels products = TileKernelProvider.adjoint(single);
        for (int cells = 1; cells <= 16; cells *= 2) {
            Tile a = new Tile(k, 2, cells);
            Tile b = new Tile(k, 2, cells);
            ComplementTurn turn = new ComplementTurn(Integer.numberOfTrailingZeros(a.re.length), 0);
            IntUnaryOperator partner = x -> a.re.length - 1 - x;
            double expected = inner(a, b, partner);
            double actual = products.innerAndMixWithComplement(a.segment, b.segment, BASE, BASE + a.stride, cells, ANGLE, turn);
            close(actual, expected, a, k.name());
            a.mix(partner);
            a.grow(1);
            b.mix(partner);
            b.grow(1);
            a.check(k.name());
            b.check(k.name());
            k.mixWithComplement(a.segment, BASE, BASE + a.stride, cells, ANGLE, turn);
            a.mix(partner);
            a.grow(1);
            a.check(k.name());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fourRowsAndTheirComplements(boolean single) {
        TileKernels k = kernels(single);
        for (int cells = 1; cells <= 16; cells *= 2) {
            for (int rows = 8; rows <= 16; rows *= 2) {
                int ofFour = 4 * cells * k.lanes();
                for (int four = 0; four < rows / 8; four++) {
                    Tile a = new Tile(k, rows, cells);
                    int fours = rows / 4;
                    int from = four;
                    IntPredicate taken = x -> x / ofFour == from || x / ofFour == fours - 1 - from;
                    ComplementTurn turn = new ComplementTurn(Integer.numberOfTrailingZeros(a.re.length), 4L * cells * four);
                    long forward = BASE + 4L * four * a.stride;
                    long backward = BASE + (rows - 4L - 4 * four) * a.stride;
                    k.mix4WithComplement(a.segment, forward, backward, a.stride, cells, ANGLE, turn);
                    a.mix(x -> taken.test(x) ? a.re.length - 1 - x : -1);
                    a.mix(x -> taken.test(x) ? x ^ ofFour / 4 : -1);
                    a.mix(x -> taken.test(x) ? x ^ ofFour / 2 : -1);
                    a.grow(1, taken);
                    a.check("%s: %d rows of %d cells, four from %d on".formatted(k.name(), rows, cells, 4 * four));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void costsByLevels(boolean single) {
        TileKernels k = kernels(single);
        int lanes = k.lanes();
        double gamma = 0.7;
        double scale = 0.9;
        for (int cells : new int[] {1, 2, 3, 4, 8, 12}) {
            // One look-up, products of two, three and four on some width or other.
            for (int most : new int[] {1, 2 * lanes - 1, 2 * lanes, lanes * lanes - 1, lanes * lanes, lanes * lanes * lanes, LevelKernels.MAX_LEVEL}) {
                for (boolean mirrored : new boolean[] {false, true}) {
                    costsByLevels(k, cells, Math.min(most, LevelKernels.MAX_LEVEL), mirrored, gamma, scale);
                }
            }
        }
    }

    private byte[] levels(int size, int most) {
        byte[] levels = new byte[size];
        for (int i = 0; i < size; i++) {
            levels[i] = (byte) random.nextInt(most + 1);
        }
        return levels;
    }

    private void costsByLevels(TileKernels k, int cells, int most, boolean mirrored, double gamma, double scale) {
        int lanes = k.lanes();
        String as = "%s, %d cells, levels to %d%s".formatted(k.name(), cells, most, mirrored ? ", mirrored" : "");
        byte[] levels = levels(cells * lanes, most);
        Tile a = new Tile(k, 1, cells);
        Tile b = new Tile(k, 1, cells);
        int size = cells * lanes;
        long before = 5;
        MemorySegment memory = OffHeapMemory.allocate(before + size + Math.max(8, lanes), arena);
        MemorySegment.copy(levels, 0, memory, ValueLayout.JAVA_BYTE, before, size);
        long first = mirrored ? before + size - lanes : before;
        double[] cost = new double[size];
        double energy = 0;
        double inner = 0;
        for (int x = 0; x < size; x++) {
            cost[x] = levels[mirrored ? size - 1 - x : x];
            energy += cost[x] * (a.re[x] * a.re[x] + a.im[x] * a.im[x]);
            inner += cost[x] * (b.re[x] * a.im[x] - b.im[x] * a.re[x]);
        }
        double large = 128;
        LevelKernels loops = TileKernelProvider.levels(k.isSingle());
        assertThat(loops.energy(a.segment, BASE, cells, memory, first, mirrored)).as(as)
                .isCloseTo(energy, within(large * size * a.tolerance()));
        Tile product = new Tile(k, 1, cells);
        loops.multiply(a.segment, product.segment, BASE, cells, memory, first, mirrored);
        for (int x = 0; x < size; x++) {
            assertThat(product.get(x, false)).as(as).isCloseTo(cost[x] * a.re[x], within(large * a.tolerance()));
            assertThat(product.get(x, true)).as(as).isCloseTo(cost[x] * a.im[x], within(large * a.tolerance()));
        }
        PhaseTables tables = loops.phaseTables(gamma, scale, most, mirrored);
        assertThat(loops.innerAndPhase(a.segment, b.segment, BASE, cells, memory, first, mirrored, tables)).as(as)
                .isCloseTo(inner, within(large * size * a.tolerance()));
        phase(a, cost, gamma, scale);
        phase(b, cost, gamma, scale);
        a.check(as);
        b.check(as);
        loops.phase(a.segment, BASE, cells, memory, first, mirrored, tables);
        phase(a, cost, gamma, scale);
        a.check(as);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void costsOfTheirOwn(boolean mirrored) {
        TileKernels k = kernels(false);
        CostKernels c = TileKernelProvider.costs();
        double gamma = 0.7;
        double scale = 0.9;
        for (int cells : new int[] {1, 2, 3, 8}) {
            String as = "%s, %d cells".formatted(k.name(), cells);
            Tile a = new Tile(k, 1, cells);
            Tile b = new Tile(k, 1, cells);
            int size = cells * k.lanes();
            int before = 3;
            double[] costs = random.doubles(before + size, -40, 40).toArray();
            MemorySegment memory = OffHeapMemory.allocate(8L * costs.length, arena);
            MemorySegment.copy(costs, 0, memory, ValueLayout.JAVA_DOUBLE, 0, costs.length);
            long first = mirrored ? before + size - k.lanes() : before;
            double[] cost = new double[size];
            double energy = 0;
            double inner = 0;
            for (int x = 0; x < size; x++) {
                cost[x] = costs[before + (mirrored ? size - 1 - x : x)];
                energy += cost[x] * (a.re[x] * a.re[x] + a.im[x] * a.im[x]);
                inner += cost[x] * (b.re[x] * a.im[x] - b.im[x] * a.re[x]);
            }
            assertThat(c.energy(a.segment, BASE, cells, memory, first, mirrored)).as(as).isCloseTo(energy, within(1e-12 * size));
            Tile product = new Tile(k, 1, cells);
            c.multiply(a.segment, product.segment, BASE, cells, memory, first, mirrored);
            for (int x = 0; x < size; x++) {
                product.re[x] = cost[x] * a.re[x];
                product.im[x] = cost[x] * a.im[x];
            }
            product.check(as);
            double fused = c.innerAndPhase(a.segment, b.segment, BASE, cells, memory, first, mirrored, gamma, scale);
            assertThat(fused).as(as).isCloseTo(inner, within(1e-12 * size));
            phase(a, cost, gamma, scale);
            phase(b, cost, gamma, scale);
            a.check(as);
            b.check(as);
            c.phase(a.segment, BASE, cells, memory, first, mirrored, gamma, scale);
            phase(a, cost, gamma, scale);
            a.check(as);
        }
    }

    /** A number for each bit, one for each pair of bits. */
    private double quadratic(double[][] pairs, int x) {
        double sum = 0;
        for (int k = 0; k < pairs.length; k++) {
            for (int j = 0; j <= k; j++) {
                sum += (x >> k & x >> j & 1) * pairs[k][j];
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void quadraticCosts(boolean mirrored) {
        TileKernels k = kernels(false);
        CostKernels c = TileKernelProvider.costs();
        double gamma = 0.7;
        double scale = 0.9;
        for (int cells : new int[] {1, 2, 4, 8, 16, 64}) {
            String as = "%s, %d cells".formatted(k.name(), cells);
            Tile a = new Tile(k, 1, cells);
            Tile b = new Tile(k, 1, cells);
            int lanes = k.lanes();
            int size = cells * lanes;
            int bits = Integer.numberOfTrailingZeros(size);
            double[][] coefficients = new double[bits][];
            for (int bit = 0; bit < bits; bit++) {
                coefficients[bit] = random.doubles(bit + 1, -4, 4).toArray();
            }
            double[][] pairs = new double[bits][];
            for (int bit = 0; bit < bits; bit++) {
                pairs[bit] = coefficients[bit].clone();
                pairs[bit][bit] = 0;
            }
            int before = 3;
            MemorySegment memory = OffHeapMemory.allocate(8L * (before + size), arena);
            MemorySegment phases = OffHeapMemory.allocate(16L * size, arena);
            double[] cost = new double[size];
            double inner = 0;
            for (int x = 0; x < size; x++) {
                int stored = mirrored ? size - 1 - x : x;
                cost[x] = 5 + quadratic(coefficients, stored);
                memory.setAtIndex(ValueLayout.JAVA_DOUBLE, before + stored, cost[x]);
                inner += cost[x] * (b.re[x] * a.im[x] - b.im[x] * a.re[x]);
                double pair = gamma * (quadratic(pairs, x) - quadratic(pairs, x % lanes));
                phases.setAtIndex(ValueLayout.JAVA_DOUBLE, 2L * (x - x % lanes) + x % lanes, Math.cos(pair));
                phases.setAtIndex(ValueLayout.JAVA_DOUBLE, 2L * (x - x % lanes) + x % lanes + lanes, -Math.sin(pair));
            }
            long first = mirrored ? before + size - lanes : before;
            double fused = c.innerAndPhase(a.segment, b.segment, BASE, cells, memory, first, mirrored, gamma, scale, phases);
            assertThat(fused).as(as).isCloseTo(inner, within(1e-12 * size));
            phase(a, cost, gamma, scale);
            phase(b, cost, gamma, scale);
            a.check(as);
            b.check(as);
            c.phase(a.segment, BASE, cells, memory, first, mirrored, gamma, scale, phases);
            phase(a, cost, gamma, scale);
            a.check(as);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void costsByPatterns(boolean single, boolean mirrored) {
        TileKernels k = kernels(single);
        PatternKernels p = TileKernelProvider.patterns(single);
        int lanes = k.lanes();
        double gamma = 0.7;
        double scale = 0.9;
        int kinds = 5;
        double[] levels = random.doubles((long) kinds * lanes, 0, 100).map(x -> (float) x).toArray();
        double[] phases = new double[2 * levels.length];
        for (int at = 0; at < levels.length; at++) {
            int entry = at / lanes * 2 * lanes + at % lanes;
            phases[entry] = scale * Math.cos(gamma * levels[at]);
            phases[entry + lanes] = -scale * Math.sin(gamma * levels[at]);
        }
        PatternTable ofLevels = table(p, levels);
        PatternTable ofPhases = table(p, phases);
        for (int cells : new int[] {1, 2, 3, 4, 7, 8, 64}) {
            String as = "%s, %d cells".formatted(k.name(), cells);
            Tile a = new Tile(k, 1, cells);
            Tile b = new Tile(k, 1, cells);
            int size = cells * lanes;
            int before = 3;
            MemorySegment patterns = OffHeapMemory.allocate((long) (before + cells) * Short.BYTES, arena);
            double[] cost = new double[size];
            double energy = 0;
            double inner = 0;
            for (int c = 0; c < cells; c++) {
                int pattern = random.nextInt(kinds);
                patterns.setAtIndex(ValueLayout.JAVA_SHORT, before + (mirrored ? cells - 1 - c : c), (short) pattern);
                System.arraycopy(levels, pattern * lanes, cost, c * lanes, lanes);
            }
            for (int x = 0; x < size; x++) {
                energy += cost[x] * (a.re[x] * a.re[x] + a.im[x] * a.im[x]);
                inner += cost[x] * (b.re[x] * a.im[x] - b.im[x] * a.re[x]);
            }
            long first = mirrored ? before + cells - 1 : before;
            assertThat(p.energy(a.segment, BASE, cells, patterns, first, mirrored, ofLevels)).as(as).isCloseTo(energy, within(100 * size * a.tolerance()));
            Tile product = new Tile(k, 1, cells);
            p.multiply(a.segment, product.segment, BASE, cells, patterns, first, mirrored, ofLevels);
            for (int x = 0; x < size; x++) {
                assertThat(product.get(x, false)).as(as).isCloseTo(cost[x] * a.re[x], within(100 * a.tolerance()));
                assertThat(product.get(x, true)).as(as).isCloseTo(cost[x] * a.im[x], within(100 * a.tolerance()));
            }
            assertThat(p.innerAndPhase(a.segment, b.segment, BASE, cells, patterns, first, mirrored, ofLevels, ofPhases)).as(as)
                    .isCloseTo(inner, within(100 * size * a.tolerance()));
            phase(a, cost, gamma, scale);
            phase(b, cost, gamma, scale);
            a.check(as);
            b.check(as);
            p.phase(a.segment, BASE, cells, patterns, first, mirrored, ofPhases);
            phase(a, cost, gamma, scale);
            a.check(as);
            assertThatThrownBy(() -> p.phase(a.segment, BASE, cells, patterns.asSlice(0, Short.BYTES * (long) (cells - 1)), mirrored ? cells - 1 : 0, mirrored, ofPhases))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private PatternTable table(PatternKernels kernels, double[] numbers) {
        PatternTable table = kernels.table(numbers.length, arena);
        table.set(numbers);
        return table;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void patternsAreShapesTimesBases(boolean single) {
        TileKernels k = kernels(single);
        PatternKernels p = TileKernelProvider.patterns(single);
        int lanes = k.lanes();
        double[] shapes = random.doubles(3L * 2 * lanes, -1, 1).map(x -> (float) x).toArray();
        double[] bases = random.doubles(5L * 2, -1, 1).map(x -> (float) x).toArray();
        PatternTable ofShapes = table(p, shapes);
        PatternTable ofBases = table(p, bases);
        for (int count : new int[] {0, 1, 7, 40}) {
            PatternTable phases = table(p, new double[2 * lanes * (count + 1)]);
            MemorySegment parts = OffHeapMemory.allocate((long) Math.max(1, count) * Integer.BYTES, arena);
            int[] shapeOf = random.ints(count, 0, 3).toArray();
            int[] baseOf = random.ints(count, 0, 5).toArray();
            for (int i = 0; i < count; i++) {
                parts.setAtIndex(ValueLayout.JAVA_INT, i, shapeOf[i] | baseOf[i] << 16);
            }
            p.compose(parts, count, ofShapes, ofBases, phases);
            double tolerance = single ? 1e-6 : 1e-15;
            for (int i = 0; i < count * lanes; i++) {
                int from = shapeOf[i / lanes] * 2 * lanes + i % lanes;
                int to = i / lanes * 2 * lanes + i % lanes;
                double cos = bases[2 * baseOf[i / lanes]];
                double sin = bases[2 * baseOf[i / lanes] + 1];
                assertThat(phases.get(to)).isCloseTo(shapes[from] * cos - shapes[from + lanes] * sin, within(tolerance));
                assertThat(phases.get(to + lanes)).isCloseTo(shapes[from] * sin + shapes[from + lanes] * cos, within(tolerance));
            }
            for (int lane = 0; lane < 2 * lanes; lane++) {
                assertThat(phases.get(2 * lanes * count + lane)).as("behind the last pattern").isZero();
            }
            assertThatThrownBy(() -> p.compose(parts, count + 2, ofShapes, ofBases, phases)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void tablesAreOfOnePrecision() {
        TileKernels k = kernels(false);
        PatternTable table = TileKernelProvider.patterns(true).table(4, arena);
        table.set(new double[] {0, 0.1});
        assertThat(table.get(1)).isEqualTo(0.1f);
        Tile a = new Tile(k, 1, 1);
        MemorySegment patterns = OffHeapMemory.allocate(Short.BYTES, arena);
        assertThatThrownBy(() -> TileKernelProvider.patterns(false).energy(a.segment, BASE, 1, patterns, 0, false, table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table in single precision was given to loops in the other");
    }

    private static void phase(Tile tile, double[] cost, double gamma, double scale) {
        for (int x = 0; x < cost.length; x++) {
            tile.multiply(x, scale * Math.cos(gamma * cost[x]), -scale * Math.sin(gamma * cost[x]));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sumsOfSquares(boolean single) {
        TileKernels k = kernels(single);
        Tile a = new Tile(k, 1, 8);
        MemorySegment out = OffHeapMemory.allocate(8L * k.bytesPerCell(), arena);
        k.squares(a.segment, BASE, 8, out);
        double norm = 0;
        for (int x = 0; x < a.re.length; x++) {
            double square = a.re[x] * a.re[x] + a.im[x] * a.im[x];
            double actual = single ? out.getAtIndex(ValueLayout.JAVA_FLOAT, x) : out.getAtIndex(ValueLayout.JAVA_DOUBLE, x);
            assertThat(actual).isCloseTo(square, within(a.tolerance()));
            norm += square;
        }
        close(k.norm(a.segment, BASE, 8), norm, a, k.name());
        k.fill(a.segment, BASE, 8, 0.25, 0);
        Arrays.fill(a.re, 0.25);
        Arrays.fill(a.im, 0);
        a.check(k.name());
        close(k.norm(a.segment, BASE, 8), 0.0625 * a.re.length, a, k.name());
    }

    /** A cell is turned by a quarter for each 1 in its number. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void patternsOfStatesThatBegin(boolean single) {
        TileKernels k = kernels(single);
        PatternKernels p = TileKernelProvider.patterns(single);
        int lanes = k.lanes();
        double[] phases = random.doubles(3L * 2 * lanes, -1, 1).map(x -> (float) x).toArray();
        PatternTable ofPhases = table(p, phases);
        for (int cells : new int[] {1, 2, 3, 7, 8, 11, 64}) {
            int all = 2 * cells + 6;
            MemorySegment patterns = OffHeapMemory.allocate((long) all * Short.BYTES, arena);
            for (int c = 0; c < all; c++) {
                patterns.setAtIndex(ValueLayout.JAVA_SHORT, c, (short) random.nextInt(3));
            }
            for (int first : new int[] {0, 3, 4, 6, cells}) {
                Tile a = new Tile(k, 1, cells);
                p.start(a.segment, BASE, cells, patterns, first, ofPhases);
                for (int x = 0; x < a.re.length; x++) {
                    int entry = patterns.getAtIndex(ValueLayout.JAVA_SHORT, first + x / lanes) * 2 * lanes + x % lanes;
                    int more = Integer.bitCount(first + x / lanes) - Integer.bitCount(x / lanes) & 3;
                    double[] quarters = {phases[entry], -phases[entry + lanes], -phases[entry], phases[entry + lanes]};
                    a.re[x] = quarters[more];
                    a.im[x] = quarters[more + 3 & 3];
                }
                a.check("%s, %d cells from %d on".formatted(k.name(), cells, first));
                assertThatThrownBy(() -> p.start(a.segment, BASE, cells, patterns, all - cells + 1, ofPhases))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    /** A run far from the first assignment is turned by the ones of its own number. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsThatBeginElsewhere(boolean single) {
        TileKernels k = kernels(single);
        for (int row = 0; row < 8; row++) {
            Tile a = new Tile(k, 8, 4);
            int size = 4 * k.lanes();
            k.fill(a.segment, BASE + row * a.stride, 4, 0.25, (long) row * size);
            Arrays.fill(a.re, row * size, (row + 1) * size, 0.25);
            Arrays.fill(a.im, row * size, (row + 1) * size, 0);
            a.check("row " + row);
            ComplementTurn turn = new ComplementTurn(Integer.numberOfTrailingZeros(a.re.length), row * 4L);
            k.mixWithComplement(a.segment, BASE + row * a.stride, BASE + (7 - row) * a.stride, 4, ANGLE, turn);
            int at = row;
            IntPredicate taken = x -> x / size == at || x / size == 7 - at;
            a.mix(x -> taken.test(x) ? a.re.length - 1 - x : -1);
            a.grow(1, taken);
            a.check("row " + row + " and its complements");
        }
    }

    /** Loops go by addresses, so what they would touch is looked at before. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesWhatIsNotInTheSegment(boolean single) {
        TileKernels k = kernels(single);
        long cell = k.bytesPerCell();
        MemorySegment eight = OffHeapMemory.allocate(8 * cell, arena);
        k.mix8(eight, 0, cell, 8, 0, 1, ANGLE);
        assertThatThrownBy(() -> k.mix8(eight, 64, cell, 8, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix8(eight, -64, cell, 8, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix8(eight, 0, 2 * cell, 8, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix16(eight, 0, cell, 16, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix2(eight, 0, cell, 16, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix8(eight, 0, 0, 8, 0, 3, ANGLE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("powers of two");
        assertThatThrownBy(() -> k.mixCells(eight, 0, 16, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mixWithComplement(eight, 0, 4 * cell, 5, ANGLE, new ComplementTurn(5, 0))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix4WithComplement(eight, 0, 0, 2 * cell, 2, ANGLE, new ComplementTurn(5, 4)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("multiple of four");
        assertThatThrownBy(() -> k.mix4WithComplement(eight, 0, cell, 2 * cell, 2, ANGLE, new ComplementTurn(5, 8)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.mix4WithComplement(eight, 0, 0, 2 * cell, 3, ANGLE, new ComplementTurn(5, 0)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("powers of two");
        assertThatThrownBy(() -> k.fill(eight, 0, 9, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        AdjointKernels products = TileKernelProvider.adjoint(single);
        MemorySegment shorter = eight.asSlice(0, 7 * cell);
        for (MemorySegment[] ab : new MemorySegment[][] {{eight, shorter}, {shorter, eight}}) {
            assertThatThrownBy(() -> products.innerAndMix4(ab[0], ab[1], 0, cell, 8, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> products.innerAndMix4(ab[0], ab[1], 0, 2 * cell, 4, 0, 2, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> products.innerAndMix2(ab[0], ab[1], 0, cell, 8, 0, 1, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> products.innerAndMixLanes(ab[0], ab[1], 0, 8, ANGLE)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        LevelKernels loops = TileKernelProvider.levels(single);
        assertThatThrownBy(() -> loops.energy(eight, 0, 8, eight.asSlice(0, 7), 0, false)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.norm(MemorySegment.ofArray(new double[1000]), 0, 8))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in the heap");
        Arena shortLived = Arena.ofShared();
        MemorySegment gone = OffHeapMemory.allocate(8 * cell, shortLived);
        shortLived.close();
        assertThatThrownBy(() -> k.norm(gone, 0, 8)).isInstanceOf(IllegalStateException.class).hasMessageContaining("given back");
    }
}
