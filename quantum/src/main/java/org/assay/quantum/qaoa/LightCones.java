package org.assay.quantum.qaoa;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * QAOA energies on large sparse graphs without a state of {@code 2^n}: the correlation of two coupled
 * spins depends only on the ball of radius {@code p} around them. The balls are put into a normal
 * form, each distinct one is simulated once, and counts as often as it occurs.
 *
 * <p>Equal forms are always isomorphic. Isomorphic balls have equal forms where colour refinement
 * separates what is not symmetric, as on trees and on nearly all graphs; elsewhere a ball may be
 * simulated twice, which costs time and changes nothing. Immutable.
 */
public final class LightCones {

    /** The default for the largest ball: 24 qubits, half a gibibyte. */
    public static final int DEFAULT_MAX_QUBITS = 24;

    private final double constant;
    private final int depth;
    private final List<Cone> cones;

    private LightCones(double constant, int depth, List<Cone> cones) {
        this.constant = constant;
        this.depth = depth;
        this.cones = cones;
    }

    /** Collects the balls of radius {@code depth}; refuses a ball of more than 24 spins. */
    public static LightCones of(IsingHamiltonian cost, int depth) {
        return of(cost, depth, DEFAULT_MAX_QUBITS);
    }

    /**
     * Collects the balls of every coupling, and of every field that is not 0.
     *
     * @param depth the depth of the angles that will be asked for, at least 1
     * @param maxQubits a ball with more spins than this, at most 28, is refused
     */
    public static LightCones of(IsingHamiltonian cost, int depth, int maxQubits) {
        if (depth < 1 || maxQubits < 2 || maxQubits > 28) {
            throw new IllegalArgumentException("depth is %d and at most %d qubits are allowed, but a light cone has a depth of 1 or more and 2 to 28 qubits"
                    .formatted(depth, maxQubits));
        }
        CouplingGraph graph = CouplingGraph.of(cost);
        BallCollector collector = new BallCollector(graph, depth, maxQubits);
        Map<Ball, Integer> count = new LinkedHashMap<>();
        for (int i = 0; i < graph.spins(); i++) {
            if (graph.fields()[i] != 0) {
                count.merge(collector.around(i), 1, Integer::sum);
            }
            for (int e = graph.start()[i]; e < graph.start()[i + 1]; e++) {
                if (graph.neighbour()[e] > i) {
                    count.merge(collector.around(i, graph.neighbour()[e]), 1, Integer::sum);
                }
            }
        }
        List<Cone> cones = count.entrySet().stream()
                .map(entry -> new Cone(entry.getKey(), entry.getValue()))
                .toList();
        return new LightCones(cost.constant(), depth, cones);
    }

    /**
     * A ball and how many couplings or fields have one like it. What it adds to the energy does not
     * depend on any other: cones may be spread over machines.
     */
    public record Cone(Ball ball, int multiplicity) {

        /** {@code multiplicity x strength x <Z_0 Z_1>}, or {@code <Z_0>} for a field. */
        public double energy(QaoaAngles angles) {
            return multiplicity * ball.strength() * ball.engine().energy(angles);
        }

        /** Adds the derivatives of {@link #energy} to the gradient and returns the energy. */
        public double addGradient(QaoaAngles angles, double[] gradient) {
            double factor = multiplicity * ball.strength();
            double[] own = new double[gradient.length];
            double expectation = ball.engine().energyAndGradient(angles, own);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += factor * own[i];
            }
            return factor * expectation;
        }
    }

    /** The distinct balls, in order of first appearance. */
    public List<Cone> cones() {
        return cones;
    }

    public int depth() {
        return depth;
    }

    /** How many spins the largest ball has: the qubits that a simulation needs. */
    public int largestBall() {
        return cones.stream().mapToInt(c -> c.ball().spins()).max().orElse(0);
    }

    /**
     * The expected cost, {@code <psi|H|psi>}.
     *
     * @throws CancellationException between cones, or layers of one, once the thread is interrupted
     */
    public double energy(QaoaAngles angles) {
        requireDepth(angles);
        double energy = constant;
        for (int done = 0; done < cones.size(); done++) {
            Interruption.check("interrupted after %d of %d light cones; the energy is not complete", done, cones.size());
            energy += cones.get(done).energy(angles);
        }
        return energy;
    }

    /** As {@link Qaoa#energyAndGradient}. */
    public double energyAndGradient(QaoaAngles angles, double[] gradient) {
        requireDepth(angles);
        if (gradient.length != 2 * depth) {
            throw new IllegalArgumentException("the gradient of %d layers has %d entries, but the array has %d"
                    .formatted(depth, 2 * depth, gradient.length));
        }
        Arrays.fill(gradient, 0);
        double energy = constant;
        for (int done = 0; done < cones.size(); done++) {
            Interruption.check("interrupted after %d of %d light cones; the gradient is not complete", done, cones.size());
            energy += cones.get(done).addGradient(angles, gradient);
        }
        return energy;
    }

    private void requireDepth(QaoaAngles angles) {
        if (angles.depth() != depth) {
            throw new IllegalArgumentException(
                    "the light cones are of depth %d, but the angles of depth %d".formatted(depth, angles.depth()));
        }
    }
}
