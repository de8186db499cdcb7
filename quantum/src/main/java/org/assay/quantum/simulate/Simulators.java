package org.assay.quantum.simulate;

/** The simulators that there are. */
public final class Simulators {

    private static final StateVectorSimulator STATE_VECTOR = new StateVectorSimulator();

    private Simulators() {}

    /** The fast one, shared; safe for use by several threads. */
    public static StateVectorSimulator stateVector() {
        return STATE_VECTOR;
    }

    /** The slow one that defines what is right. */
    public static Simulator reference() {
        return new ReferenceSimulator();
    }
}
