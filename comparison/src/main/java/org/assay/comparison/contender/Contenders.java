package org.assay.comparison.contender;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.assay.classical.relaxation.Burer;
import org.assay.classical.relaxation.GoemansWilliamson;
import org.assay.classical.relaxation.MeanField;
import org.assay.classical.relaxation.MixingMethod;
import org.assay.classical.search.Annealing;
import org.assay.classical.search.BreakoutLocalSearch;
import org.assay.classical.search.Greedy;
import org.assay.classical.search.OneFlipSearch;
import org.assay.classical.search.ParallelTempering;
import org.assay.classical.search.SimulatedBifurcation;
import org.assay.classical.search.SimulatedBifurcation.Variant;
import org.assay.classical.search.SpinSolver;
import org.assay.classical.search.TabuSearch;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.quantum.circuit.NearestName;

/**
 * Finds contenders by what a user types after {@code --by}: names with settings,
 * {@code qaoa:p=3,annealing:sweeps=1000,gd:adam}. A comma separates contenders, a colon settings.
 */
public final class Contenders {
    private static final int MOST = 1_000_000_000;
    /** Its vectors take a minute from here on. */
    private static final int LARGEST_RELAXATION = 3000;

    private static final String SDP = "sdp";

    private record Entry(ContenderFamily family, Function<String, Contender> parser) {}

    private static final Map<String, Entry> ENTRIES = entries();
    /** Other names that people type. */
    private static final Map<String, String> ALIASES = Map.of("gw", SDP);

    private Contenders() {}

    /** All kinds, in the order in which a table shows them. */
    public static List<ContenderFamily> families() {
        return ENTRIES.values().stream().map(Entry::family).toList();
    }

    /**
     * The contenders of a list.
     *
     * @throws IllegalArgumentException with what is wrong and what was perhaps meant
     */
    public static List<Contender> parseAll(String specs) {
        List<Contender> contenders = new ArrayList<>();
        for (String spec : specs.split(",", -1)) {
            Contender contender = parse(spec.strip());
            if (contenders.contains(contender)) {
                throw new IllegalArgumentException("--by %s: %s comes twice".formatted(specs, contender.spec()));
            }
            contenders.add(contender);
        }
        return contenders;
    }

    /** One contender. */
    public static Contender parse(String spec) {
        String name = spec.contains(":") ? spec.substring(0, spec.indexOf(':')) : spec;
        if (ALIASES.containsKey(name)) {
            return parse(ALIASES.get(name) + spec.substring(name.length()));
        }
        Entry entry = ENTRIES.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("--by %s: no method '%s'; %s".formatted(spec, name, NearestName.suggestion(name, ENTRIES.keySet())));
        }
        return entry.parser.apply(spec);
    }

    /**
     * The panel for a problem: random sampling, QAOA (simulated, or by formula where nobody can
     * simulate it), gradient descent, strong heuristics, and the exact answer where it takes seconds.
     * Contenders with an {@linkplain Contender#obstacle obstacle} are left out.
     */
    public static List<Contender> panelFor(Problem problem) {
        int n = problem.size();
        int sweeps = n <= 32 ? 30 : n <= 200 ? 1000 : 5000;
        List<Contender> panel = List.of(
                new RandomSampling(n <= 32 ? 1000 : 100),
                parse("qaoa:p=3"), new QaoaFormula(),
                parse("gd:adam"), parse(SDP), parse("greedy"), parse("annealing:sweeps=" + sweeps), parse("tabu:steps=10000"), new ExactSearch());
        boolean simulable = panel.get(1).obstacle(problem).isEmpty() && n <= 20;
        return panel.stream()
                .filter(c -> c.obstacle(problem).isEmpty())
                .filter(c -> !(c instanceof QaoaSimulation) || simulable)
                .filter(c -> !(c instanceof QaoaFormula) || !simulable)
                .filter(c -> !c.spec().startsWith("tabu") || !Encoding.isQuadratic(problem.cost()))
                .filter(c -> !c.spec().startsWith(SDP) || n <= LARGEST_RELAXATION)
                .filter(c -> !(c instanceof ExactSearch) || n <= 26 || !Encoding.isQuadratic(problem.cost()))
                .toList();
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> all = new LinkedHashMap<>();
        put(all, RandomSampling.NAME, Side.CLASSICAL, "uniform assignments", Map.of("samples", "in a run (1000)"),
                spec -> new RandomSampling(new Settings(spec, "samples", List.of("samples")).integer("samples", 1000, 1, MOST)));
        put(all, QaoaSimulation.NAME, Side.QUANTUM, "QAOA on an exact simulation, trained, then sampled",
                settings("p", "layers (3)", "start", "transfer, interp, ramp, random or fixed (transfer)", "rule", "optimiser (lbfgs)",
                        "steps", "updates at each depth (100)", "shots", "drawn at the end (1000)"),
                Contenders::qaoa);
        put(all, QaoaFormula.NAME, Side.QUANTUM, "expected cost of QAOA p=1 by its closed form, any size", Map.of(),
                spec -> none(spec, new QaoaFormula()));
        put(all, AngleDescent.NAME, Side.CLASSICAL, "gradient descent on spins relaxed to angles, rounding, single flips",
                settings("rule", "optimiser (adam)", "steps", "at most (500)", "rate", "learning rate"), Contenders::descent);
        put(all, SDP, Side.CLASSICAL, "Goemans-Williamson: vectors with a proved bound, hyperplanes, single flips (also gw)",
                Map.of("roundings", "hyperplanes in a run (100)"), Contenders::goemansWilliamson);
        put(all, "meanfield", Side.CLASSICAL, "mean field with falling temperature, single flips",
                Map.of("sweeps", "in a run (200)"), Contenders::meanField);
        put(all, "greedy", Side.CLASSICAL, "greedy construction in random order", Map.of(),
                spec -> none(spec, new SpinSearch("greedy", "greedy", new Greedy(), Track.BASELINE, Map.of())));
        put(all, "oneflip", Side.CLASSICAL, "single flips from a random start", Map.of(),
                spec -> none(spec, new SpinSearch("oneflip", "one-flip search", new OneFlipSearch(), Track.BASELINE, Map.of())));
        put(all, "annealing", Side.CLASSICAL, "simulated annealing", Map.of("sweeps", "in a run (4000)"), Contenders::annealing);
        put(all, "tempering", Side.CLASSICAL, "parallel tempering, 16 replicas", Map.of("rounds", "sweeps of each replica (1000)"),
                spec -> heuristic(spec, "tempering", "parallel tempering", "rounds", 1000, Track.BASELINE, n -> new ParallelTempering(16, n)));
        put(all, "tabu", Side.CLASSICAL, "tabu search", Map.of("steps", "in a run (100000)"),
                spec -> heuristic(spec, "tabu", "tabu search", "steps", 100_000, Track.BASELINE, TabuSearch::new));
        put(all, "breakout", Side.CLASSICAL, "breakout local search", Map.of("steps", "in a run (100000)"),
                spec -> heuristic(spec, "breakout", "breakout search", "steps", 100_000, Track.BASELINE, BreakoutLocalSearch::new));
        put(all, "burer", Side.CLASSICAL, "rank-2 angles, rounding, flips of one and two, perturbation", Map.of("sweeps", "in a run (2000)"),
                spec -> heuristic(spec, "burer", "Burer 2002", "sweeps", 2000, Track.B, Burer::new));
        put(all, "bifurcation", Side.CLASSICAL, "simulated bifurcation, single flips",
                settings("variant", "discrete or ballistic (discrete)", "steps", "in a run (2000)"), Contenders::bifurcation);
        put(all, BoundedSearch.NAME, Side.CLASSICAL, "elimination, or branch and bound with a semidefinite bound; proves the optimum", Map.of(),
                spec -> none(spec, new BoundedSearch()));
        put(all, ExactSearch.NAME, Side.CLASSICAL, "all assignments", Map.of(), spec -> none(spec, new ExactSearch()));
        return Collections.unmodifiableMap(all);
    }

    private static void put(Map<String, Entry> all, String name, Side side, String summary, Map<String, String> settings,
            Function<String, Contender> parser) {
        all.put(name, new Entry(new ContenderFamily(name, side, summary, settings), parser));
    }

    private static Map<String, String> settings(String... keysAndTexts) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            settings.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return Collections.unmodifiableMap(settings);
    }

    private static Contender none(String spec, Contender contender) {
        Settings.refuseAny(spec);
        return contender;
    }

    private static Contender qaoa(String spec) {
        Settings settings = new Settings(spec, "p", List.of("p", "start", "rule", "steps", "shots"));
        return new QaoaSimulation(
                settings.integer("p", 3, 1, 1000),
                settings.choice("start", "transfer", QaoaStart.byName()),
                settings.choice("rule", "lbfgs", Optimiser.byName()),
                settings.integer("steps", 100, 0, MOST),
                settings.integer("shots", 1000, 1, MOST));
    }

    private static Contender descent(String spec) {
        Settings settings = new Settings(spec, "rule", List.of("rule", "steps", "rate"));
        Optimiser optimiser = settings.choice("rule", "adam", Optimiser.byName());
        return new AngleDescent(optimiser,
                settings.integer("steps", AngleDescent.USUAL_STEPS, 1, MOST),
                settings.positive("rate", optimiser.usualRate()));
    }

    private static Contender goemansWilliamson(String spec) {
        int roundings = new Settings(spec, "roundings", List.of("roundings")).integer("roundings", 100, 1, MOST);
        return new SpinSearch(SDP, "SDP with rounding", new GoemansWilliamson(new MixingMethod(), roundings), Track.B,
                Map.of("roundings", Integer.toString(roundings)));
    }

    private static Contender meanField(String spec) {
        return heuristic(spec, "meanfield", "mean field", "sweeps", 200, Track.B, MeanField::new);
    }

    private static Contender bifurcation(String spec) {
        Settings settings = new Settings(spec, "variant", List.of("variant", "steps"));
        Variant variant = settings.choice("variant", "discrete", Map.of("ballistic", Variant.BALLISTIC, "discrete", Variant.DISCRETE));
        int steps = settings.integer("steps", 2000, 1, MOST);
        return new SpinSearch("bifurcation", "bifurcation", new SimulatedBifurcation(variant, steps), Track.BASELINE,
                settings("variant", variant.name().toLowerCase(Locale.ROOT), "steps", Integer.toString(steps)));
    }

    private static Contender annealing(String spec) {
        return heuristic(spec, "annealing", "annealing", "sweeps", 4000, Track.BASELINE, Annealing::new);
    }

    /** A solver with one whole number, the length of its run. */
    private static Contender heuristic(
            String spec, String name, String title, String length, int usual, Track track, IntFunction<SpinSolver> solver) {
        int value = new Settings(spec, length, List.of(length)).integer(length, usual, 1, MOST);
        return new SpinSearch(name, title, solver.apply(value), track, Map.of(length, Integer.toString(value)));
    }
}
