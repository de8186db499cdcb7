package org.assay.quantum.qaoa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;

/** Graphs whose cuts are known, as costs to be maximised: {@code C = W/2 - sum w/2 z z}. */
final class Graphs {

    private Graphs() {}

    /** Edges as {i, j, weight}. */
    static IsingHamiltonian cut(int nodes, List<double[]> edges) {
        List<Coupling> couplings = edges.stream()
                .map(e -> new Coupling((int) e[0], (int) e[1], -e[2] / 2))
                .toList();
        return IsingHamiltonian.ofCouplings(nodes, couplings, edges.stream().mapToDouble(e -> e[2] / 2).sum());
    }

    static IsingHamiltonian asymmetricTriangle() {
        return cut(3, List.of(new double[] {0, 1, 8}, new double[] {1, 2, 1}, new double[] {0, 2, 2}));
    }

    static IsingHamiltonian unweighted(int nodes, int... ends) {
        return cut(nodes, IntStream.range(0, ends.length / 2)
                .mapToObj(e -> new double[] {ends[2 * e], ends[2 * e + 1], 1})
                .toList());
    }

    static IsingHamiltonian complete(int nodes) {
        List<double[]> edges = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                edges.add(new double[] {i, j, 1});
            }
        }
        return cut(nodes, edges);
    }

    static IsingHamiltonian ring(int nodes) {
        return cut(nodes, IntStream.range(0, nodes)
                .mapToObj(i -> new double[] {i, (i + 1) % nodes, 1})
                .toList());
    }

    static IsingHamiltonian path(int nodes) {
        return cut(nodes, IntStream.range(1, nodes).mapToObj(i -> new double[] {i - 1, i, 1}).toList());
    }

    /** A ring with a chord of the given step from each node, as in LCF notation {@code [step, -step, ...]^k}. */
    static IsingHamiltonian lcf(int nodes, int repeats, int... steps) {
        int[] ends = new int[3 * nodes];
        int e = 0;
        for (int i = 0; i < nodes; i++) {
            ends[e++] = i;
            ends[e++] = (i + 1) % nodes;
        }
        for (int i = 0; i < repeats * steps.length; i++) {
            int j = Math.floorMod(i + steps[i % steps.length], nodes);
            if (i < j) {
                ends[e++] = i;
                ends[e++] = j;
            }
        }
        return unweighted(nodes, Arrays.copyOf(ends, e));
    }

    static IsingHamiltonian named(String name) {
        return switch (name) {
            case "K3" -> complete(3);
            case "K4" -> complete(4);
            case "K5" -> complete(5);
            case "K3,3" -> unweighted(6, 0, 3, 0, 4, 0, 5, 1, 3, 1, 4, 1, 5, 2, 3, 2, 4, 2, 5);
            case "Prism3" -> unweighted(6, 0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 0, 3, 1, 4, 2, 5);
            case "Cube" -> unweighted(8, 0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7);
            case "Petersen" -> unweighted(10, 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 5, 1, 6, 2, 7, 3, 8, 4, 9, 5, 7, 7, 9, 9, 6, 6, 8, 8, 5);
            case "House" -> unweighted(5, 0, 1, 1, 2, 2, 3, 3, 0, 2, 4, 3, 4);
            case "Path5" -> path(5);
            case "C5" -> ring(5);
            case "C6" -> ring(6);
            case "C8" -> ring(8);
            case "C10" -> ring(10);
            case "Heawood" -> lcf(14, 7, 5, -5);
            case "McGee" -> lcf(24, 8, 12, 7, -7);
            case "Tutte-Coxeter" -> lcf(30, 5, -13, -9, 7, -7, 9, 13);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Random couplings on about half of all pairs, with or without fields. */
    static IsingHamiltonian random(int spins, boolean fields, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Coupling> couplings = new ArrayList<>();
        for (int i = 0; i < spins; i++) {
            for (int j = 0; j < i; j++) {
                if (random.nextBoolean()) {
                    couplings.add(new Coupling(i, j, random.nextDouble(-1, 1)));
                }
            }
        }
        List<Double> h = IntStream.range(0, spins)
                .mapToObj(_ -> fields ? random.nextDouble(-1, 1) : 0.0)
                .toList();
        return new IsingHamiltonian(h, couplings, random.nextDouble());
    }

    /** A random cubic graph by the pairing model, without loops or double edges. */
    static IsingHamiltonian randomCubic(int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        while (true) {
            int[] points = IntStream.range(0, 3 * nodes).map(i -> i / 3).toArray();
            for (int i = points.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = points[i];
                points[i] = points[j];
                points[j] = swap;
            }
            long[] keys = IntStream.range(0, points.length / 2)
                    .mapToLong(e -> (long) Math.min(points[2 * e], points[2 * e + 1]) * nodes
                            + Math.max(points[2 * e], points[2 * e + 1]))
                    .toArray();
            boolean simple = Arrays.stream(keys).allMatch(k -> k / nodes != k % nodes)
                    && Arrays.stream(keys).distinct().count() == keys.length;
            if (simple) {
                return unweighted(nodes, points);
            }
        }
    }

    static QaoaAngles randomAngles(int depth, long seed) {
        return AngleSchedules.random(depth, 2, new SplittableRandom(seed));
    }
}
