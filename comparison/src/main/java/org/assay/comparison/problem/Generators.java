package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;

/** The seeded generators by name. */
final class Generators {
    private static final int MOST_NODES = 1_000_000;
    private static final int MOST_DENSE = 5_000;

    private interface Maker {
        Cost make(Arguments arguments, InstanceRandom random);
    }

    private record Generator(Family family, Maker maker) {}

    private static final List<Generator> ALL = List.of(
            generator("reg", "regD:N", "reg3:16", "random D-regular graph, MaxCut", Generators::regular),
            generator("gnp", "gnp:N:P", "gnp:20:0.5", "each edge with probability P, MaxCut", (a, random) ->
                    cut(a, 2, RandomGraphs.gnp(dense(a), a.number(1, "probability", 0, 1), random))),
            generator("gnm", "gnm:N:M", "gnm:20:60", "M edges at random, MaxCut", Generators::gnm),
            generator("ba", "ba:N:M", "ba:30:2", "Barabasi-Albert, each new node with M edges, MaxCut", Generators::barabasiAlbert),
            generator("ws", "ws:N:K:P", "ws:30:4:0.1", "Watts-Strogatz, K neighbours, each edge moved with probability P, MaxCut",
                    Generators::wattsStrogatz),
            generator("torus", "torus:AxB", "torus:6x6", "+1 and -1 weights on a torus, MaxCut", Generators::torus),
            generator("sk", "sk:N", "sk:14", "Sherrington-Kirkpatrick, couplings +1 and -1 (not divided by sqrt N), Ising",
                    (a, random) -> spinGlass(a, random::sign)),
            generator("skg", "skg:N", "skg:14", "Sherrington-Kirkpatrick, couplings normal (not divided by sqrt N), Ising",
                    (a, random) -> spinGlass(a, random::gaussian)),
            generator("beasley", "beasley:N[:D]", "beasley:50", "QUBO with density D percent (10) and entries -100..100", Generators::beasley),
            generator("partition", "partition:N[:B]", "partition:12", "split N numbers of B bits (10) evenly", Generators::partition),
            generator("max3sat", "max3sat:N[:M]", "max3sat:20", "Max-3-SAT of M random clauses (4.26 N)", Generators::maxThreeSat),
            generator("portfolio", "portfolio:N[:K]", "portfolio:12",
                    "choose K of N assets (half), return against risk, as a QUBO with penalty", Generators::portfolio));

    private Generators() {}

    static List<Family> families() {
        return ALL.stream().map(Generator::family).toList();
    }

    /** The problem of a spec, or nothing where no generator has its name. */
    static Optional<Problem> find(String spec, long seed) {
        List<String> parts = List.of(spec.split(":", -1));
        String name = parts.getFirst().replaceFirst("^reg\\d*$", "reg");
        return ALL.stream().filter(g -> g.family.name().equals(name)).findFirst().map(g -> {
            Arguments arguments = new Arguments(spec, g.family.usage(), parts.subList(1, parts.size()));
            return Problem.of(spec, g.maker.make(arguments, new InstanceRandom(seed)), new Origin.Seeded(seed));
        });
    }

    private static Generator generator(String name, String usage, String example, String summary, Maker maker) {
        return new Generator(new Family(name, usage, example, summary), maker);
    }

    private static Cost cut(Arguments a, int parts, WeightedGraph graph) {
        a.atMost(parts);
        return new Cost.MaxCut(graph);
    }

    private static int dense(Arguments a) {
        return a.integer(0, "number of nodes", 1, MOST_DENSE);
    }

    private static Cost regular(Arguments a, InstanceRandom random) {
        String digits = a.spec().substring("reg".length(), a.spec().indexOf(':') < 0 ? a.spec().length() : a.spec().indexOf(':'));
        int nodes = a.integer(0, "number of nodes", 1, MOST_NODES);
        int degree = new Arguments(a.spec(), a.usage(), List.of(digits)).integer(0, "degree", 0, nodes - 1);
        if ((long) nodes * degree % 2 != 0) {
            throw a.refusal("%d nodes of degree %d have %s edges; make one of the two even".formatted(nodes, degree, nodes * degree / 2.0));
        }
        boolean sparse = degree <= (nodes - 1) / 2;
        return cut(a, 1, sparse
                ? RandomGraphs.regular(nodes, degree, random)
                : complement(RandomGraphs.regular(nodes, nodes - 1 - degree, random)));
    }

    private static WeightedGraph complement(WeightedGraph graph) {
        boolean[][] joined = new boolean[graph.nodes()][graph.nodes()];
        for (int e = 0; e < graph.edges(); e++) {
            joined[graph.source(e)][graph.target(e)] = true;
        }
        WeightedGraph.Builder complement = WeightedGraph.builder(graph.nodes());
        for (int u = 0; u < graph.nodes(); u++) {
            for (int v = u + 1; v < graph.nodes(); v++) {
                if (!joined[u][v]) {
                    complement.edge(u, v);
                }
            }
        }
        return complement.build();
    }

    private static Cost gnm(Arguments a, InstanceRandom random) {
        int nodes = a.integer(0, "number of nodes", 1, MOST_DENSE);
        int edges = a.integer(1, "number of edges", 0, nodes * (nodes - 1) / 2);
        return cut(a, 2, RandomGraphs.gnm(nodes, edges, random));
    }

    private static Cost barabasiAlbert(Arguments a, InstanceRandom random) {
        int nodes = a.integer(0, "number of nodes", 2, MOST_NODES);
        return cut(a, 2, RandomGraphs.barabasiAlbert(nodes, a.integer(1, "edges of a new node", 1, nodes - 1), random));
    }

    private static Cost wattsStrogatz(Arguments a, InstanceRandom random) {
        int nodes = a.integer(0, "number of nodes", 3, MOST_DENSE);
        int neighbours = a.integer(1, "number of neighbours", 2, nodes - 1);
        if (neighbours % 2 != 0) {
            throw a.refusal("number of neighbours is %d, but must be even: as many on each side".formatted(neighbours));
        }
        return cut(a, 3, RandomGraphs.wattsStrogatz(nodes, neighbours, a.number(2, "probability", 0, 1), random));
    }

    private static Cost torus(Arguments a, InstanceRandom random) {
        String[] sides = a.part(0, "size").split("x", -1);
        if (sides.length != 2) {
            throw a.refusal("size is '%s', but must be two numbers such as 6x6".formatted(a.parts().getFirst()));
        }
        Arguments both = new Arguments(a.spec(), a.usage(), List.of(sides));
        int rows = both.integer(0, "height", 3, 1000);
        int columns = both.integer(1, "width", 3, 1000);
        WeightedGraph.Builder graph = WeightedGraph.builder(rows * columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int here = r * columns + c;
                graph.edge(here, r * columns + (c + 1) % columns, random.sign());
                graph.edge(here, (r + 1) % rows * columns + c, random.sign());
            }
        }
        return cut(a, 1, graph.build());
    }

    private interface Draw {
        double next();
    }

    private static Cost spinGlass(Arguments a, Draw coupling) {
        a.atMost(1);
        int spins = a.integer(0, "number of spins", 1, MOST_DENSE);
        WeightedGraph.Builder couplings = WeightedGraph.builder(spins);
        for (int i = 0; i < spins; i++) {
            for (int j = i + 1; j < spins; j++) {
                couplings.edge(i, j, coupling.next());
            }
        }
        return new Cost.Ising(SpinModel.ising(new double[spins], couplings.build(), 0));
    }

    /**
     * The test problems of Beasley 1998, whose matrices are maximised and hold each product twice:
     * here negated, so minimised, with the sum of both triangles.
     */
    private static Cost beasley(Arguments a, InstanceRandom random) {
        a.atMost(2);
        int n = a.integer(0, "number of variables", 1, MOST_DENSE);
        double density = a.number(1, "density", 0, 100, 10) / 100;
        double[] linear = new double[n];
        WeightedGraph.Builder quadratic = WeightedGraph.builder(n);
        for (int i = 0; i < n; i++) {
            linear[i] = random.unit() < density ? -beasleyEntry(random) : 0;
            for (int j = i + 1; j < n; j++) {
                if (random.unit() < density) {
                    quadratic.edge(i, j, -2 * beasleyEntry(random));
                }
            }
        }
        return new Cost.Qubo(linear, quadratic.build(), 0);
    }

    private static double beasleyEntry(InstanceRandom random) {
        return random.below(201) - 100.0;
    }

    private static Cost partition(Arguments a, InstanceRandom random) {
        a.atMost(2);
        int n = a.integer(0, "number of numbers", 2, 2000);
        int bits = a.integer(1, "number of bits", 1, 26, 10);
        List<Long> numbers = Stream.generate(() -> 1L + random.below(1 << bits)).limit(n).toList();
        try {
            return new Cost.Partition(numbers);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("%s: the %d numbers of %d bits are too large together; take fewer bits".formatted(a.spec(), n, bits), e);
        }
    }

    private static Cost maxThreeSat(Arguments a, InstanceRandom random) {
        a.atMost(2);
        int n = a.integer(0, "number of variables", 3, 100_000);
        int clauses = a.integer(1, "number of clauses", 1, 1_000_000, (int) Math.round(4.26 * n));
        List<Cost.MaxSat.Clause> all = new ArrayList<>();
        while (all.size() < clauses) {
            List<Integer> variables = IntStream.range(0, 3).mapToObj(_ -> 1 + random.below(n)).distinct().toList();
            if (variables.size() == 3) {
                all.add(new Cost.MaxSat.Clause(variables.stream().map(v -> v * random.sign()).toList(), 1));
            }
        }
        return new Cost.MaxSat(n, all);
    }

    /**
     * {@code risk x'Sx - m'x + penalty (sum x - k)^2} with returns and a covariance of two random
     * factors; the penalty outweighs what one asset too many or too few could gain.
     */
    private static Cost portfolio(Arguments a, InstanceRandom random) {
        a.atMost(2);
        int n = a.integer(0, "number of assets", 2, 2000);
        int chosen = a.integer(1, "number to choose", 1, n, Math.max(1, n / 2));
        double[][] covariance = factorCovariance(n, random);
        double[] mean = new double[n];
        double penalty = 0;
        for (int i = 0; i < n; i++) {
            mean[i] = 0.2 * random.unit();
            double row = mean[i];
            for (int j = 0; j < n; j++) {
                row += 2 * Math.abs(covariance[i][j]);
            }
            penalty = Math.max(penalty, row);
        }
        double[] linear = new double[n];
        WeightedGraph.Builder quadratic = WeightedGraph.builder(n);
        for (int i = 0; i < n; i++) {
            linear[i] = covariance[i][i] - mean[i] + penalty * (1 - 2 * chosen);
            for (int j = i + 1; j < n; j++) {
                quadratic.edge(i, j, 2 * covariance[i][j] + 2 * penalty);
            }
        }
        return new Cost.Qubo(linear, quadratic.build(), penalty * chosen * chosen);
    }

    private static double[][] factorCovariance(int n, InstanceRandom random) {
        double[][] exposure = new double[n][];
        for (int i = 0; i < n; i++) {
            exposure[i] = new double[] {0.2 * random.gaussian(), 0.2 * random.gaussian(), 0.1 + 0.1 * random.unit()};
        }
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance[i][j] = exposure[i][0] * exposure[j][0] + exposure[i][1] * exposure[j][1]
                        + (i == j ? exposure[i][2] * exposure[i][2] : 0);
            }
        }
        return covariance;
    }
}
