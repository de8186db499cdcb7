package org.assay.classical.search;

/**
 * An energy over assignments of spins, of any order: what search by single flips needs to know. The
 * quadratic one is {@link SpinModel}, for which solvers have faster ways.
 */
public interface Landscape {

    /** Number of spins. */
    int size();

    /** The energy of an assignment, computed afresh: the definition. */
    double energy(Spins spins);

    /** A state that starts from an assignment and keeps its energy through flips. */
    FlipState state(Spins start);

    /** Whether the energies that a state keeps are exact, so that ties are ties. */
    boolean isIntegral();
}
