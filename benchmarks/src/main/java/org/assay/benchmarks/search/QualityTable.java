package org.assay.benchmarks.search;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.assay.classical.relaxation.Burer;
import org.assay.classical.relaxation.MeanField;
import org.assay.classical.search.Annealing;
import org.assay.classical.search.BreakoutLocalSearch;
import org.assay.classical.search.Budget;
import org.assay.classical.search.ParallelTempering;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SimulatedBifurcation;
import org.assay.classical.search.SimulatedBifurcation.Variant;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinSolver;
import org.assay.classical.search.TabuSearch;

/**
 * What each heuristic reaches on G-set instances in a given processor time on one thread, restarted
 * until the time is over: a Markdown table of the least, median and greatest cut over seeds.
 *
 * <pre>QualityTable SECONDS SEEDS [INSTANCE,... [METHOD,...]]</pre>
 *
 * <p>A run that would probably end late is not begun. One run before the clock starts lets the compiler
 * have its turn.
 */
public final class QualityTable {
    private static final Map<String, Supplier<SpinSolver>> METHODS = methods();

    private QualityTable() {}

    private static Map<String, Supplier<SpinSolver>> methods() {
        Map<String, Supplier<SpinSolver>> methods = new LinkedHashMap<>();
        methods.put("annealing:sweeps=4000", () -> new Annealing(4000));
        methods.put("tempering:rounds=2000", () -> new ParallelTempering(16, 2000));
        methods.put("tabu:steps=1000000", () -> new TabuSearch(1_000_000));
        methods.put("breakout:steps=1000000", () -> new BreakoutLocalSearch(1_000_000));
        methods.put("bifurcation:steps=2000", () -> new SimulatedBifurcation(Variant.DISCRETE, 2000));
        methods.put("burer:sweeps=4000", () -> new Burer(4000));
        methods.put("meanfield:sweeps=200", () -> new MeanField(200));
        return methods;
    }

    public static void main(String[] args) {
        double seconds = Double.parseDouble(args[0]);
        int seeds = Integer.parseInt(args[1]);
        String[] instances = (args.length > 2 ? args[2] : "G1,G11,G14,G22").split(",", -1);
        String[] names = args.length > 3 ? args[3].split(",", -1) : METHODS.keySet().toArray(String[]::new);
        System.out.printf(Locale.ROOT, "| best cut in %.0f CPU-s, %d seeds: least / median / greatest | %s |%n", seconds, seeds, String.join(" | ", instances));
        System.out.println("|---|" + "---|".repeat(instances.length));
        for (String name : names) {
            StringBuilder row = new StringBuilder("| " + name + " |");
            for (String instance : instances) {
                row.append(' ').append(cell(METHODS.getOrDefault(name, QualityTable::unknown).get(), Instances.gset(instance), seconds, seeds)).append(" |");
            }
            System.out.println(row);
        }
    }

    private static SpinSolver unknown() {
        throw new IllegalArgumentException("methods are " + METHODS.keySet());
    }

    private static String cell(SpinSolver solver, SpinModel model, double seconds, int seeds) {
        solver.solve(model, -1, Budget.ofRuns(1));
        double[] best = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            best[seed] = best(solver, model, seconds, seed);
        }
        Arrays.sort(best);
        return String.format(Locale.ROOT, "%.0f / %.0f / %.0f", best[0], best[seeds / 2], best[seeds - 1]);
    }

    private static double best(SpinSolver solver, SpinModel model, double seconds, int seed) {
        long start = cpuNanos();
        double best = Double.NEGATIVE_INFINITY;
        long runs = 0;
        double spent = 0;
        while (runs == 0 || spent + 0.5 * spent / runs <= seconds) {
            SearchResult result = solver.solve(model, 1_000_000L * seed + runs, Budget.ofRuns(1));
            Instances.require(result.energy() == model.energy(result.best()), result);
            best = Math.max(best, -result.energy());
            runs++;
            spent = (cpuNanos() - start) * 1e-9;
        }
        return best;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
