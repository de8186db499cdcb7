package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.assay.quantum.kernel.CostKernels;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.Workers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernels")
class PairCostsTest {

    private static final int BITS = 13;

    private final Arena arena = Arena.ofShared();

    @BeforeEach
    void thereAreVectors() {
        assumeTrue(TileKernelProvider.isAvailable());
    }

    @AfterEach
    void giveMemoryBack() {
        arena.close();
    }

    private @Nullable PairCosts of(IntToDoubleFunction cost) {
        MemorySegment costs = arena.allocate(8L << BITS, 64);
        for (int x = 0; x < 1 << BITS; x++) {
            costs.setAtIndex(ValueLayout.JAVA_DOUBLE, x, cost.applyAsDouble(x));
        }
        return PairCosts.of(TileKernelProvider.costs(), costs, 1L << BITS, TileKernelProvider.doubles().lanes(), new Workers(2), arena);
    }

    private static int bit(int x, int bit) {
        return x >> bit & 1;
    }

    @Test
    void pairsOfTheLowestBitsAreFoundWhateverElseIsThere() {
        PairCosts pairs = Objects.requireNonNull(
                of(x -> 0.3 * bit(x, 0) - 1.7 * bit(x, 12) + 0.9 * bit(x, 1) * bit(x, 5) - 0.4 * bit(x, 3) * bit(x, 4) + 2.3 * bit(x, 2) * bit(x, 11)));
        int lanes = TileKernelProvider.doubles().lanes();
        assertThat(pairs.cells()).isEqualTo(CostKernels.MOST_PAIRED);
        for (double gamma : new double[] {0.7, -2.1}) {
            MemorySegment phases = pairs.phases(gamma, null);
            for (int x = 0; x < pairs.cells() * lanes; x++) {
                int lane = x % lanes;
                double pair = 0.9 * bit(x, 1) * bit(x, 5) - 0.4 * bit(x, 3) * bit(x, 4)
                        - 0.9 * bit(lane, 1) * bit(lane, 5) + 0.4 * bit(lane, 3) * bit(lane, 4);
                long at = 2L * (x - lane) + lane;
                assertThat(phases.getAtIndex(ValueLayout.JAVA_DOUBLE, at)).isCloseTo(Math.cos(gamma * pair), within(1e-14));
                assertThat(phases.getAtIndex(ValueLayout.JAVA_DOUBLE, at + lanes)).isCloseTo(-Math.sin(gamma * pair), within(1e-14));
            }
        }
    }

    @Test
    void memoryOfALayerIsTakenOverByTheNext() {
        PairCosts pairs = Objects.requireNonNull(of(x -> 0.9 * bit(x, 1) * bit(x, 5)));
        MemorySegment first = pairs.phases(0.3, null);
        MemorySegment second = pairs.phases(0.4, first);
        assertThat(second).isSameAs(first);
        assertThat(second.mismatch(pairs.phases(0.4, null))).isEqualTo(-1);
    }

    /** Wherever its three bits are: in the lanes, in a run, across runs with two in each. */
    @Test
    void triplesAreNoPairs() {
        for (int[] t : new int[][] {{0, 1, 2}, {3, 4, 5}, {0, 4, 12}, {5, 6, 12}}) {
            assertThat(of(x -> 0.9 * bit(x, 1) + 1e-9 * bit(x, t[0]) * bit(x, t[1]) * bit(x, t[2]))).as("bits %d, %d, %d", t[0], t[1], t[2]).isNull();
        }
    }

    /** What a run adds is still quadratic, and the same for its pairs. */
    @Test
    void triplesWithOneBitInARunAreAllowed() {
        assertThat(of(x -> 0.9 * bit(x, 1) * bit(x, 2) + bit(x, 10) * bit(x, 11) * (bit(x, 12) + bit(x, 3)))).isNotNull();
    }
}
