package org.assay.classical.search;

import java.util.random.RandomGenerator;

/**
 * Breakout local search (Benlic and Hao 2013): steepest descent to a local optimum, then a
 * perturbation whose kind and strength depend on how the search has gone.
 *
 * <p>The strength grows by one flip each time that a descent falls back into the optimum it came
 * from, and starts again from 1 % of the spins otherwise. A perturbation is directed with a
 * probability that falls to 0.8 with the number of optima since the last best: then it makes the
 * least bad flips that are not tabu, half the time of one spin, half of two of opposite values;
 * otherwise it flips spins at random. After 1000 optima in vain it flips a random tenth of all. A flip
 * of the best spin considers every spin. A run has a fixed number of steps.
 *
 * @param steps flips of a run, at least 1
 */
public record BreakoutLocalSearch(int steps) implements SpinSolver {
    private static final double FIRST_STRENGTH = 0.01;
    private static final double LARGEST_STRENGTH = 0.1;
    private static final int MOST_IDLE_OPTIMA = 1000;
    private static final double LEAST_DIRECTED = 0.8;
    private static final double SHARE_OF_SINGLE_FLIPS = 0.5;
    private static final int SHORTEST_TENURE = 3;

    public BreakoutLocalSearch {
        if (steps < 1) {
            throw new IllegalArgumentException("%d steps, but a run has at least 1".formatted(steps));
        }
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        return Restarts.search(model, seed, budget, (long) steps * model.size(), run -> new Walk(run).walk());
    }

    /** One run. */
    private static final class Walk {
        private final SearchRun<SpinModel> run;
        private final RandomGenerator random;
        private final FlipTable table;
        private final int size;
        private double lastOptimum = Double.POSITIVE_INFINITY;
        private int idleOptima;
        private int strength;

        Walk(SearchRun<SpinModel> run) {
            this.run = run;
            this.random = run.random();
            this.size = run.model().size();
            this.table = new FlipTable(run.model(), SpinState.randomSpins(size, random));
            this.strength = firstStrength();
        }

        private int firstStrength() {
            return (int) Math.max(1, FIRST_STRENGTH * size);
        }

        void walk() {
            descend();
            offer();
            while (run.goesOn()) {
                perturb();
                descend();
                offer();
                adapt();
            }
        }

        private void flip(int spin) {
            table.flip(spin);
            run.charge(size, 1);
        }

        /** Steepest descent; locks play no part. */
        private void descend() {
            double least = run.model().isIntegral() ? 0 : -1e-12 * (Math.abs(table.energy()) + 1e-300);
            double rise = table.leastRise();
            while (rise < least && run.goesOn()) {
                flip(table.find(rise, random));
                rise = table.leastRise();
            }
            run.charge(size, 0);
        }

        private void offer() {
            idleOptima++;
            if (run.improves(table.energy())) {
                run.offer(table.energy(), table.spins());
                idleOptima = 0;
            }
        }

        private void adapt() {
            boolean fellBack = table.energy() == lastOptimum;
            lastOptimum = table.energy();
            strength = fellBack ? Math.min(strength + 1, size) : firstStrength();
        }

        private void perturb() {
            if (idleOptima > MOST_IDLE_OPTIMA) {
                idleOptima = 0;
                flipAtRandom((int) Math.max(1, LARGEST_STRENGTH * size));
                return;
            }
            double directed = Math.max(LEAST_DIRECTED, Math.exp(-(double) idleOptima / MOST_IDLE_OPTIMA));
            double draw = random.nextDouble();
            if (draw >= directed) {
                flipAtRandom(strength);
            } else {
                flipBest(strength, draw < directed * SHARE_OF_SINGLE_FLIPS);
            }
        }

        private void flipAtRandom(int flips) {
            for (int k = 0; k < flips; k++) {
                flipAndLock(random.nextInt(size));
            }
        }

        private void flipBest(int times, boolean single) {
            for (int k = 0; k < times && run.goesOn(); k++) {
                int spin = bestFree();
                flipAndLock(spin);
                int partner = single ? -1 : table.bestFreeOfValue(table.spin(spin), table.flips());
                if (partner >= 0) {
                    flipAndLock(partner);
                }
            }
        }

        /** Of a spin that is free, or makes the best energy so far; a random one where there is none. */
        private int bestFree() {
            double aspired = table.leastRise();
            if (table.energy() + aspired < run.bestEnergy()) {
                return table.find(aspired, random);
            }
            double rise = table.leastFreeRise(table.flips());
            return Double.isInfinite(rise) ? random.nextInt(size) : table.findFree(rise, table.flips(), random);
        }

        private void flipAndLock(int spin) {
            flip(spin);
            table.lock(spin, table.flips() + SHORTEST_TENURE + random.nextInt(Math.max(1, size / 10)));
        }
    }
}
