package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTest {

    @Test
    void sumsAreThoseOfStreamsToTheBit() {
        long seed = 5;
        Random random = new Random(seed);
        for (int size = 0; size < 200; size++) {
            double[] values = new double[size];
            Arrays.setAll(values, i -> random.nextGaussian() * Math.pow(10, random.nextInt(-8, 9)));
            assertSums("seed %d, %d numbers".formatted(seed, size), values);
        }
    }

    @Test
    void sumsPastTheRangeOfADoubleAreInfinite() {
        assertSums("range", new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -1});
        assertSums("range", new double[] {-Double.MAX_VALUE, -Double.MAX_VALUE});
        assertThat(Sums.of(new double[] {-Double.MAX_VALUE, -Double.MAX_VALUE})).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static void assertSums(String what, double[] values) {
        assertThat(Sums.of(values)).as(what).isEqualTo(Arrays.stream(values).sum());
        assertThat(Sums.ofMagnitudes(values)).as(what).isEqualTo(Arrays.stream(values).map(Math::abs).sum());
    }
}
