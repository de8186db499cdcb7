package org.assay.comparison.energy;

/** The least energy of forgetting: k T ln 2 for each erased bit. An estimate below it is impossible. */
public final class Landauer {

    /** Boltzmann's constant, J/K, exact by definition. */
    public static final double BOLTZMANN = 1.380649e-23;

    private Landauer() {}

    /** Joules for each erased bit. */
    public static double joulesPerBit(double kelvin) {
        if (!(kelvin > 0)) {
            throw new IllegalArgumentException("temperature is %s K, but must be positive".formatted(kelvin));
        }
        return BOLTZMANN * kelvin * Math.log(2);
    }

    /** Whether so little energy for so many erased bits would break the law. */
    public static boolean isImpossible(double joules, double erasedBits, double kelvin) {
        return joules < erasedBits * joulesPerBit(kelvin);
    }
}
