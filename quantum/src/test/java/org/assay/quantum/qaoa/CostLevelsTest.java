package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostLevelsTest {

    private static final long SEED = 8_191;

    @Test
    void levelsAreNumberedAsTheyAppear() {
        CostLevels levels = Objects.requireNonNull(CostLevels.of(new double[] {3, -0.0, 3, 0.0, 1e-300, 3, -7}));
        assertArrayEquals(new double[] {3, 0, 1e-300, -7}, levels.values());
        assertThat(levels.level()).containsExactly((char) 0, (char) 1, (char) 0, (char) 1, (char) 2, (char) 0, (char) 3);
    }

    @Test
    void eachAssignmentHasItsOwnValue() {
        Random random = new Random(SEED);
        for (int distinct : new int[] {1, 2, 24, 1000, 4096}) {
            double[] known = random.doubles(distinct, -1e3, 1e3).map(v -> distinct < 100 ? Math.rint(v) : v).toArray();
            double[] cost = IntStream.range(0, 1 << 15).mapToDouble(_ -> known[random.nextInt(distinct)]).toArray();
            CostLevels levels = Objects.requireNonNull(CostLevels.of(cost));
            assertThat(levels.values()).as("seed %d", SEED).hasSizeLessThanOrEqualTo(distinct).doesNotHaveDuplicates();
            assertArrayEquals(cost, IntStream.range(0, cost.length).mapToDouble(x -> levels.values()[levels.level()[x]]).toArray());
        }
    }

    @Test
    void aTableIsWorthSoManyValuesAndNotOneMore() {
        double[] cost = IntStream.range(0, 8192).mapToDouble(x -> 0.1 * (x % 4096)).toArray();
        assertThat(Objects.requireNonNull(CostLevels.of(cost)).values()).hasSize(4096);
        cost[8191] = -1;
        assertThat(CostLevels.of(cost)).isNull();
    }
}
