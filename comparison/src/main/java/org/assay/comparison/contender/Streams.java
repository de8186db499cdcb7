package org.assay.comparison.contender;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The generator that contenders draw from. */
final class Streams {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY = RandomGeneratorFactory.of("L64X128MixRandom");

    private Streams() {}

    static RandomGenerator of(long seed) {
        return FACTORY.create(seed);
    }
}
