package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    /** Values of the reference implementation in C by S. Vigna. */
    @Test
    void splitMixIsThatOfTheReference() {
        InstanceRandom random = new InstanceRandom(1234567);
        assertThat(List.of(random.next(), random.next(), random.next())).containsExactly(
                6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    /** The check that Knuth gives with GB_FLIP. */
    @Test
    void flipIsThatOfTheStanfordGraphBase() {
        FlipRandom random = new FlipRandom(-314159);
        assertThat(random.next()).isEqualTo(119318998);
        for (int i = 1; i <= 133; i++) {
            random.next();
        }
        assertThat(random.below(0x55555555)).isEqualTo(748103812);
    }

    @Test
    void boundedDrawsAreUniform() {
        InstanceRandom random = new InstanceRandom(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.below(7)]++;
        }
        assertThat(IntStream.of(counts).boxed()).allSatisfy(c -> assertThat(c).isBetween(9_500, 10_500));
    }

    @Test
    void normalDrawsHaveTheirMoments() {
        InstanceRandom random = new InstanceRandom(4);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = random.gaussian();
            sum += x;
            squares += x * x;
        }
        assertThat(sum / 100_000).isBetween(-0.02, 0.02);
        assertThat(squares / 100_000).isBetween(0.98, 1.02);
    }

    @Test
    void shufflingKeepsTheElements() {
        List<Integer> list = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
        new InstanceRandom(5).shuffle(list);
        assertThat(list).isNotEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(list).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
    }
}
