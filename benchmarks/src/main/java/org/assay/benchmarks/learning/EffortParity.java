package org.assay.benchmarks.learning;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.Recipe;
import org.assay.classical.learning.TrainingResult;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assay.classical.learning.data.Targets;
import org.assay.comparison.energy.EffortModel;

/**
 * Holds E = n c d against real trainings of the networks that introductions use: processor seconds of
 * one thread, the median of some runs, and what one constant makes of them. Prints a table in Markdown.
 *
 * <p>Run it with the class path of this module: {@code java ... org.assay.benchmarks.learning.EffortParity}
 * (see benchmarks/README.md).
 */
public final class EffortParity {

    private static final int RUNS = 5;
    private static final long SEED = 7;
    private static final int EPOCHS = 2;

    private EffortParity() {}

    public static void main(String[] arguments) {
        List<EffortModel.Observation> seconds = new ArrayList<>();
        List<EffortModel.Observation> operations = new ArrayList<>();
        measure("simplenet", new int[] {1_000, 10_000, 100_000}, seconds, operations);
        measure("deepnet", new int[] {500, 2_000, 4_000}, seconds, operations);
        EffortModel.Fit fit = EffortModel.fit(seconds);
        System.out.println("| network | n | d | processor s | s per n and d | predicted / true | operations per n and d |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int i = 0; i < seconds.size(); i++) {
            EffortModel.Observation run = seconds.get(i);
            System.out.println(String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.3g | %.2g | %.2g | %.3g |", run.label(), run.n(), run.d(), run.cost(),
                    run.cost() / run.n() / run.d(), fit.parity().get(i).ratio(), operations.get(i).cost() / run.n() / run.d()));
        }
        System.out.println("seconds:    " + fit);
        System.out.println("operations: " + EffortModel.fit(operations));
    }

    private static void measure(String name, int[] samples, List<EffortModel.Observation> seconds, List<EffortModel.Observation> operations) {
        Recipe recipe = Recipe.named(name, SEED);
        for (int count : samples) {
            DataSet data = name.equals("simplenet") ? DataSets.friedman(count, 10, 0.1, SEED) : noise(count, 1000, 10);
            double[] times = new double[RUNS];
            long terms = 0;
            for (int run = 0; run < RUNS; run++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                TrainingResult result = recipe.training().withEpochs(EPOCHS).train(Network.initial(recipe.architecture(), SEED), data);
                times[run] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-9;
                terms = result.work().terms();
            }
            Arrays.sort(times);
            long n = recipe.architecture().parameters();
            seconds.add(new EffortModel.Observation(name, n, terms, times[RUNS / 2]));
            operations.add(new EffortModel.Observation(name, n, terms, (double) terms * recipe.architecture().flopsPerSampleStep()));
        }
    }

    /** Normal noise in classes: what is learnt does not matter to what it costs. */
    private static DataSet noise(int samples, int features, int classes) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        float[] inputs = new float[samples * features];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int[] labels = IntStream.range(0, samples).map(i -> i % classes).toArray();
        return new DataSet("noise", features, inputs, new Targets.Classes(IntStream.range(0, classes).mapToObj(Integer::toString).toList(), labels));
    }
}
