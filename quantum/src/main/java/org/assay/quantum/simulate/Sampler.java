package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;

/** Runs a circuit many times and counts what was read. */
public interface Sampler {

    /** As in reports. */
    String name();

    /**
     * Counts over the classical bits, all of which are 0 at first; over the qubits, each measured at
     * the end, if the circuit measures nothing.
     *
     * @throws IllegalArgumentException if a parameter has no value yet, or the sampler cannot run the circuit
     */
    Counts sample(Circuit circuit, int shots, RandomGenerator random);
}
