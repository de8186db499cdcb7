package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.noise.NoiseModel;

/**
 * Shots of a noisy circuit by quantum trajectories: each shot is a pure state to which errors happen
 * at random. As large as the state vector allows; statistical, where {@link DensityMatrixSimulator}
 * is exact.
 */
public final class TrajectorySimulator implements Sampler {

    private final NoiseModel noise;

    public TrajectorySimulator(NoiseModel noise) {
        this.noise = noise;
    }

    @Override
    public String name() {
        return "trajectories (%s)".formatted(noise.name());
    }

    @Override
    public Counts sample(Circuit circuit, int shots, RandomGenerator random) {
        return BranchingSampler.sample(Simulators.stateVector(), noise, circuit, shots, random);
    }
}
