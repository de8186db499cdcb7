package org.assay.classical.search;

import java.util.random.RandomGenerator;

/**
 * A state that is heated: sequential Metropolis sweeps at a given inverse temperature (Metropolis et
 * al. 1953). Mutable; for one thread.
 */
interface Metropolis {

    /** A random state; integral models are swept in integers. */
    static Metropolis random(SpinModel model, SweepLayout layout, RandomGenerator random) {
        return random(model, layout, KernelChoice.shared(), random);
    }

    /** As above, with a given choice of inner loops. */
    static Metropolis random(SpinModel model, SweepLayout layout, KernelChoice kernels, RandomGenerator random) {
        byte[] spins = SpinState.randomSpins(model.size(), random);
        HeatStream heat = new HeatStream(random);
        IntegerForm integers = model.integers();
        return integers != null
                ? new IntegerMetropolis(model, integers, layout, kernels, spins, heat)
                : new FloatingMetropolis(model, layout, kernels, spins, heat);
    }

    /** Considers every spin once; gives the number of flips made. */
    int sweep(double beta);

    double energy();

    Spins spins();
}
