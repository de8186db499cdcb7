package org.assay.quantum.simulate;

import org.assay.quantum.circuit.Circuit;

/** Works out the state that a circuit prepares from {@code |0...0>}. */
public interface Simulator {

    /** As in reports. */
    String name();

    /**
     * The state just before the final measurements.
     *
     * @throws IllegalArgumentException if a parameter has no value yet, or if a measurement, reset or
     *     condition stands before the end: such a circuit has no single final state, and is sampled instead
     * @throws StateTooLargeException before allocating, if memory does not suffice
     */
    StateVector run(Circuit circuit);
}
