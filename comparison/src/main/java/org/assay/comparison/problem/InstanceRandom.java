package org.assay.comparison.problem;

import java.util.List;

/**
 * The randomness of generated instances: SplitMix64 and everything derived from it spelled out, so
 * that a seed means the same instance on every machine and JDK for as long as the project lives.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood 2014</a>
 */
final class InstanceRandom {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private long state;

    InstanceRandom(long seed) {
        this.state = seed;
    }

    long next() {
        state += GAMMA;
        long z = state;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** Uniform over {@code 0..bound-1}, without bias. */
    int below(int bound) {
        long limit = (1L << 32) - (1L << 32) % bound;
        long draw;
        do {
            draw = next() >>> 32;
        } while (draw >= limit);
        return (int) (draw % bound);
    }

    /** Uniform over [0, 1), in steps of 2^-53. */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** +1 or -1. */
    int sign() {
        return next() < 0 ? -1 : 1;
    }

    /** Normal with mean 0 and variance 1, by Box and Muller; one of each pair is dropped. */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    /** Fisher and Yates. */
    <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T swapped = list.get(i);
            list.set(i, list.get(j));
            list.set(j, swapped);
        }
    }
}
