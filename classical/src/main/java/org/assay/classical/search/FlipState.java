package org.assay.classical.search;

/** An assignment under change, with its energy kept up to date. Mutable; for one thread. */
public interface FlipState {

    int size();

    double energy();

    /** +1 or -1. */
    int spin(int i);

    /** By how much the energy would rise if the spin were flipped; negative where a flip improves. */
    double increase(int i);

    /** Flips one spin. */
    void flip(int i);

    /** The assignment as it is now. */
    Spins spins();

    /** What a gain has to exceed, lest rounding errors be chased for ever; 0 where energies are exact. */
    double leastGain();

    /**
     * Flips spins that improve, in passes over all of them, until none does; a gain within rounding
     * error is none.
     *
     * @return the number of flips considered and of flips made
     */
    default SearchWork descend() {
        double least = leastGain();
        long considered = 0;
        long made = 0;
        boolean improved = true;
        while (improved) {
            improved = false;
            for (int i = 0; i < size(); i++) {
                if (increase(i) < -least) {
                    flip(i);
                    made++;
                    improved = true;
                }
            }
            considered += size();
        }
        return new SearchWork(considered, made);
    }
}
