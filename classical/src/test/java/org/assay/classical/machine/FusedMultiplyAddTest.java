package org.assay.classical.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FusedMultiplyAddTest {

    private static final long SEED = 7;

    private static void assertOnce(float a, float b, float c) {
        float expected = Math.fma(a, b, c);
        if (FusedMultiplyAdd.onceInDouble(a, b, c) != expected || FusedMultiplyAdd.once(a, b, c) != expected) {
            fail("%s x %s + %s is %s, but %s was found (seed %d)", a, b, c, expected, FusedMultiplyAdd.onceInDouble(a, b, c), SEED);
        }
    }

    @Test
    void roundsOnceOnRandomNumbersOfAllSizes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 300_000; k++) {
            float a = (float) random.nextDouble(-2, 2);
            float b = (float) random.nextDouble(-2, 2);
            assertOnce(a, b, (float) Math.scalb(random.nextDouble(-2, 2), random.nextInt(-60, 60)));
        }
    }

    /** Sums next to the middle between two floats, with products of every length behind them. */
    @Test
    void roundsOnceNextToTies() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 300_000; k++) {
            float c = 1 + random.nextInt(1 << 23) * 0x1p-23f;
            float a = 0x1p-24f * (1 + random.nextInt(-4, 5) * 0x1p-23f);
            float b = 1 + random.nextInt(-4, 5) * 0x1p-23f;
            assertOnce(a, b, c);
            assertOnce(-a, b, c);
            assertOnce(a, b, -c);
        }
    }

    /** {@code 2^-24 (1 - 2^-46)} is a little less than half of the last place of {@code 1 + 2^-23}; a double does not see it. */
    @Test
    void roundingTwiceWouldBeWrong() {
        float a = 0x1.000002p-24f;
        float b = 0x1.fffffcp-1f;
        float c = 0x1.000002p0f;
        assertThat((float) ((double) a * b + c)).isEqualTo(0x1.000004p0f);
        assertThat(FusedMultiplyAdd.onceInDouble(a, b, c)).isEqualTo(0x1.000002p0f);
        assertOnce(a, b, c);
    }

    @Test
    void vectorsNeedAProcessorThatFuses() {
        assertThat(Vectors.EXIST && !FusedMultiplyAdd.IN_HARDWARE).isFalse();
        assertThat(Vectors.option("NoSuchOption")).isEmpty();
        assertThat(FusedMultiplyAdd.onceOrTwice(2, 3, 4)).isEqualTo(10);
    }
}
