package org.assay.comparison.contender;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.assay.classical.search.Spins;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Problem;

/** Fair coins: the least that any method must beat. A run is so many assignments. */
public record RandomSampling(int samples) implements Contender {
    static final String NAME = "random";

    @Override
    public String title() {
        return "random sampling";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("samples", Integer.toString(samples));
    }

    @Override
    public String workUnit() {
        return "samples";
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Cost cost = problem.cost();
        Recorder recorder = new Recorder(cost.goal(), seed, budget);
        RandomGenerator random = Streams.of(seed);
        do {
            drawAll(cost, random, recorder);
        } while (recorder.another());
        return recorder.end(recorder::budgetReason);
    }

    /** Apart from {@link #run}, so that the compiler takes up the loop without all that is made once for a trial. */
    private void drawAll(Cost cost, RandomGenerator random, Recorder recorder) {
        for (int i = 0; i < samples && (i == 0 || recorder.withinLimits()); i++) {
            draw(cost, random, recorder);
        }
    }

    private static void draw(Cost cost, RandomGenerator random, Recorder recorder) {
        Spins assignment = uniform(cost.size(), random);
        recorder.work("samples", 1);
        recorder.sample(cost.of(assignment), 1, () -> assignment);
    }

    private static Spins uniform(int size, RandomGenerator random) {
        boolean[] sides = new boolean[size];
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            sides[i] = (bits & 1) != 0;
        }
        return Spins.ofSides(sides);
    }
}
