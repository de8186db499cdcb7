package org.assay.quantum.qaoa;

import org.assay.quantum.simulate.StateVector;

/**
 * An engine with its state in arrays of the heap, on the thread of whoever calls. One caller at a time; a thread that is
 * interrupted leaves between layers with a {@code CancellationException}.
 */
sealed interface ArrayEngine permits PlainEngine, RowEngine {

    double energy(QaoaAngles angles);

    /** @param gradient {@code 2 depth} long, gammas first */
    double energyAndGradient(QaoaAngles angles, double[] gradient);

    /** The final state; it may share arrays with this, until the next call. */
    StateVector state(QaoaAngles angles);

    /** An engine for the same cost that may work at the same time. */
    ArrayEngine twin();
}
