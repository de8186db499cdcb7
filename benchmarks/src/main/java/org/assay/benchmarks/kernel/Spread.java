package org.assay.benchmarks.kernel;

import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.simulate.StateVector;

/** States with no amplitude like another. */
final class Spread {

    private Spread() {}

    static StateVector state(int qubits) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(qubits);
        StateVector state = StateVector.wrap(
                random.doubles(1L << qubits, -1, 1).toArray(), random.doubles(1L << qubits, -1, 1).toArray());
        state.normalise();
        return state;
    }

    static double distance(StateVector a, StateVector b) {
        double largest = 0;
        for (long i = 0; i < a.size(); i++) {
            largest = Math.max(largest, a.amplitude(i).minus(b.amplitude(i)).abs());
        }
        return largest;
    }
}
