package org.assay.benchmarks.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.assay.classical.search.Annealing;
import org.assay.classical.search.BetaRange;
import org.assay.classical.search.Budget;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;

/**
 * Our side of the annealing peer runner: reads a request a line, answers each with a line of numbers.
 *
 * <pre>
 * instance NAME         -> hot-beta cold-beta nodes u v w u v w ...
 * anneal SWEEPS SEED    -> cut processor-seconds (of one run, on one thread)
 * </pre>
 */
public final class AnnealingWorker {
    private SpinModel model = Instances.dense(2, 1);

    private AnnealingWorker() {}

    public static void main(String[] args) throws IOException {
        AnnealingWorker worker = new AnnealingWorker();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) {
        return switch (words[0]) {
            case "instance" -> instance(words[1]);
            case "anneal" -> anneal(Integer.parseInt(words[1]), Long.parseLong(words[2]));
            default -> throw new IllegalArgumentException("unknown request '%s'".formatted(words[0]));
        };
    }

    private String instance(String name) {
        model = Instances.gset(name);
        BetaRange range = BetaRange.of(model);
        WeightedGraph halves = model.couplings();
        StringBuilder line = new StringBuilder("%s %s %d".formatted(range.hot(), range.cold(), halves.nodes()));
        for (int e = 0; e < halves.edges(); e++) {
            line.append(' ').append(halves.source(e)).append(' ').append(halves.target(e)).append(' ').append((int) (2 * halves.weight(e)));
        }
        return line.toString();
    }

    private String anneal(int sweeps, long seed) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        SearchResult result = new Annealing(sweeps).solve(model, seed, Budget.ofRuns(1));
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        return String.format(Locale.ROOT, "%.0f %.6f", -result.energy(), nanos * 1e-9);
    }
}
