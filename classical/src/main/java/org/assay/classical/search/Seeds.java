package org.assay.classical.search;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One seed split into a stream for every run, so that a run's numbers depend on nothing but its index. */
final class Seeds {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    static RandomGenerator stream(long seed, long run) {
        return FACTORY.create(mix(mix(seed) + run * GOLDEN_GAMMA));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014), variant 13 of Stafford. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
