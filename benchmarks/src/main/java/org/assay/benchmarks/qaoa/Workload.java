package org.assay.benchmarks.qaoa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.qaoa.QaoaOptions;

/** The graphs and angles that benchmarks share: MaxCut on random cubic graphs. */
public final class Workload {

    private Workload() {}

    /** A random cubic graph by the pairing model, drawn again until it has no loop and no double edge. */
    static List<int[]> cubicEdges(int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        while (true) {
            List<int[]> edges = pairing(nodes, random);
            Set<Long> distinct = new HashSet<>();
            if (edges.stream().allMatch(e -> e[0] != e[1] && distinct.add((long) e[0] * nodes + e[1]))) {
                return edges;
            }
        }
    }

    private static List<int[]> pairing(int nodes, SplittableRandom random) {
        int[] points = new int[3 * nodes];
        for (int i = 0; i < points.length; i++) {
            int j = random.nextInt(i + 1);
            points[i] = points[j];
            points[j] = i / 3;
        }
        List<int[]> edges = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            edges.add(new int[] {Math.min(points[i], points[i + 1]), Math.max(points[i], points[i + 1])});
        }
        return edges;
    }

    static IsingHamiltonian cut(int nodes, List<int[]> edges) {
        List<Coupling> couplings = edges.stream().map(e -> new Coupling(e[0], e[1], -0.5)).toList();
        return IsingHamiltonian.ofCouplings(nodes, couplings, 0.5 * edges.size());
    }

    /** The same graph with weights that no grid holds. */
    static IsingHamiltonian weightedCut(int nodes, List<int[]> edges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Coupling> couplings =
                edges.stream().map(e -> new Coupling(e[0], e[1], -random.nextDouble(0.1, 1))).toList();
        return IsingHamiltonian.ofCouplings(nodes, couplings, 0);
    }

    /**
     * The tiled engine on a cubic graph.
     *
     * @param kind {@code d} for double precision, {@code s} for single, {@code w} for weights, in double
     * @param threads 0 for as many as the process has for all simulators
     */
    public static Qaoa tiled(int qubits, char kind, boolean symmetric, int threads) {
        QaoaOptions options = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED).withSymmetry(symmetric)
                .withPrecision(kind == 's' ? QaoaOptions.Precision.SINGLE : QaoaOptions.Precision.DOUBLE).withThreads(threads);
        List<int[]> edges = cubicEdges(qubits, 7);
        return Qaoa.of(kind == 'w' ? weightedCut(qubits, edges, 7) : cut(qubits, edges), options);
    }

    /** A ramp, as an optimiser might end with. */
    public static QaoaAngles angles(int depth) {
        double[] gammas = new double[depth];
        double[] betas = new double[depth];
        for (int l = 0; l < depth; l++) {
            gammas[l] = 0.3 + 0.5 * l / depth;
            betas[l] = 0.6 - 0.5 * l / depth;
        }
        return new QaoaAngles(gammas, betas);
    }
}
