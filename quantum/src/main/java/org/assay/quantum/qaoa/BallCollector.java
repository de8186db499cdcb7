package org.assay.quantum.qaoa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;

/**
 * Cuts balls out of a graph and puts them into a normal form.
 *
 * <p>A ball holds the spins at distance {@code p} or less from its roots, and those terms that touch
 * a spin at distance {@code p - 1} or less: the others commute with all that the roots see.
 *
 * <p>The form is found by colour refinement (one-dimensional Weisfeiler-Leman): spins start with
 * their distance and field as colour, and split by the colours and couplings around them until
 * nothing changes; then one spin of the first colour that is not unique is singled out, and so on
 * until every spin has a colour of its own, which is its place.
 */
final class BallCollector {

    private final CouplingGraph graph;
    private final int depth;
    private final int maxQubits;
    /** Place of a spin in the ball at hand, or -1. */
    private final int[] place;

    BallCollector(CouplingGraph graph, int depth, int maxQubits) {
        this.graph = graph;
        this.depth = depth;
        this.maxQubits = maxQubits;
        this.place = new int[graph.spins()];
        Arrays.fill(place, -1);
    }

    Ball around(int... roots) {
        List<Integer> spins = new ArrayList<>();
        List<Integer> distance = new ArrayList<>();
        try {
            collect(roots, spins, distance);
            return normalForm(spins, distance, roots.length);
        } finally {
            spins.forEach(s -> place[s] = -1);
        }
    }

    private void collect(int[] roots, List<Integer> spins, List<Integer> distance) {
        for (int root : roots) {
            add(root, 0, spins, distance);
        }
        for (int next = 0; next < spins.size() && distance.get(next) < depth; next++) {
            int spin = spins.get(next);
            for (int e = graph.start()[spin]; e < graph.start()[spin + 1]; e++) {
                if (place[graph.neighbour()[e]] < 0) {
                    add(graph.neighbour()[e], distance.get(next) + 1, spins, distance);
                }
            }
        }
        if (spins.size() > maxQubits) {
            throw new IllegalArgumentException("the ball of radius %d around spin %d has %d spins, but at most %d are allowed; try a smaller depth"
                    .formatted(depth, roots[0], spins.size(), maxQubits));
        }
    }

    private void add(int spin, int at, List<Integer> spins, List<Integer> distance) {
        place[spin] = spins.size();
        spins.add(spin);
        distance.add(at);
    }

    private Ball normalForm(List<Integer> spins, List<Integer> distance, int roots) {
        int size = spins.size();
        List<List<Bond>> bonds = new ArrayList<>();
        double[] fields = new double[size];
        long[][] start = new long[size][];
        for (int v = 0; v < size; v++) {
            boolean inner = distance.get(v) < depth;
            fields[v] = inner ? graph.fields()[spins.get(v)] + 0.0 : 0; // + 0.0 turns -0.0 into 0.0
            start[v] = new long[] {distance.get(v), Double.doubleToLongBits(fields[v])};
            bonds.add(bondsOf(spins.get(v), inner, distance));
        }
        int[] order = discrete(ranks(start), bonds);
        Double[] orderedFields = new Double[size];
        List<Coupling> couplings = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            orderedFields[order[v]] = fields[v];
            for (Bond bond : bonds.get(v)) {
                if (order[v] < order[bond.to]) {
                    couplings.add(new Coupling(order[v], order[bond.to], bond.strength));
                }
            }
        }
        couplings.sort(Comparator.comparingInt(Coupling::i).thenComparingInt(Coupling::j));
        double strength = roots == 1 ? orderedFields[0] : strengthOfRootPair(couplings);
        return new Ball(roots, strength, new IsingHamiltonian(List.of(orderedFields), couplings, 0));
    }

    private static double strengthOfRootPair(List<Coupling> couplings) {
        return couplings.stream().filter(c -> c.i() == 0 && c.j() == 1).findFirst().orElseThrow().strength();
    }

    private record Bond(int to, double strength) {}

    private List<Bond> bondsOf(int spin, boolean inner, List<Integer> distance) {
        List<Bond> bonds = new ArrayList<>();
        for (int e = graph.start()[spin]; e < graph.start()[spin + 1]; e++) {
            int to = place[graph.neighbour()[e]];
            if (to >= 0 && (inner || distance.get(to) < depth)) {
                bonds.add(new Bond(to, graph.strength()[e]));
            }
        }
        return bonds;
    }

    /** Colours that are all different, from 0 up, and finer than those given. */
    private static int[] discrete(int[] colours, List<List<Bond>> bonds) {
        int[] refined = refine(colours, bonds);
        while (true) {
            int chosen = firstOfSharedColour(refined);
            if (chosen < 0) {
                return refined;
            }
            long[][] signatures = new long[refined.length][];
            for (int v = 0; v < refined.length; v++) {
                signatures[v] = new long[] {refined[v], v == chosen ? 0 : 1};
            }
            refined = refine(ranks(signatures), bonds);
        }
    }

    /** A spin of the lowest colour that several have, or -1. */
    private static int firstOfSharedColour(int[] colours) {
        int[] count = new int[colours.length];
        for (int colour : colours) {
            count[colour]++;
        }
        int best = -1;
        for (int v = 0; v < colours.length; v++) {
            if (count[colours[v]] > 1 && (best < 0 || colours[v] < colours[best])) {
                best = v;
            }
        }
        return best;
    }

    private static int[] refine(int[] colours, List<List<Bond>> bonds) {
        int[] current = colours;
        while (true) {
            long[][] signatures = new long[current.length][];
            for (int v = 0; v < current.length; v++) {
                signatures[v] = signature(current, v, bonds.get(v));
            }
            int[] next = ranks(signatures);
            if (classes(next) == classes(current)) {
                return next;
            }
            current = next;
        }
    }

    /** The own colour, then the couplings with the colours at their other ends, sorted. */
    private static long[] signature(int[] colours, int v, List<Bond> bonds) {
        long[][] ends = bonds.stream()
                .map(b -> new long[] {colours[b.to], Double.doubleToLongBits(b.strength)})
                .sorted(Arrays::compare)
                .toArray(long[][]::new);
        long[] signature = new long[1 + 2 * ends.length];
        signature[0] = colours[v];
        for (int e = 0; e < ends.length; e++) {
            signature[1 + 2 * e] = ends[e][0];
            signature[2 + 2 * e] = ends[e][1];
        }
        return signature;
    }

    /**
     * The colour of each: how many signatures are strictly less. A colour that one spin has is its
     * place in the order.
     */
    private static int[] ranks(long[][] signatures) {
        int[] sorted = IntStream.range(0, signatures.length)
                .boxed()
                .sorted((v, w) -> Arrays.compare(signatures[v], signatures[w]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[sorted.length];
        for (int i = 1; i < sorted.length; i++) {
            boolean same = Arrays.equals(signatures[sorted[i]], signatures[sorted[i - 1]]);
            ranks[sorted[i]] = same ? ranks[sorted[i - 1]] : i;
        }
        return ranks;
    }

    private static long classes(int[] colours) {
        return Arrays.stream(colours).distinct().count();
    }
}
