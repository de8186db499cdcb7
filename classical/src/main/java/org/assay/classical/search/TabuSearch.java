package org.assay.classical.search;

import java.util.random.RandomGenerator;

/**
 * Iterated tabu search (Palubeckis 2006): each step makes the best flip among the spins that are not
 * tabu, for better or worse, and makes the spin tabu for a while; a tabu flip is allowed where it
 * gives the best energy so far. When nothing better has come for a while, a random number of spins
 * is flipped, each one of the five that hurt least, and the search goes on from there. A step
 * considers every spin. A run has a fixed number of steps. Energies that are not quadratic are walked
 * from random starts instead of perturbed ones, for as long as patience.
 *
 * @param steps    steps of a run, at least 1
 * @param patience steps without improvement after which the state is perturbed, at least 1
 */
public record TabuSearch(int steps, int patience) implements LandscapeSolver {
    private static final int SHORTEST_TENURE = 20;
    private static final int TENURE_SPREAD = 10;
    private static final int CANDIDATES = 5;
    private static final int FEWEST_PERTURBED = 10;
    private static final int LARGEST_SHARE_PERTURBED = 4;
    private static final int STEPS_BETWEEN_CHECKS = 64;

    public TabuSearch {
        if (steps < 1 || patience < 1) {
            throw new IllegalArgumentException(
                    "%d steps and a patience of %d, but both are at least 1".formatted(steps, patience));
        }
    }

    /** With a patience of 1000 steps, which served instances of 800 to 2000 spins best. */
    public TabuSearch(int steps) {
        this(steps, 1000);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        return Restarts.search(model, seed, budget, (long) steps * model.size(), run -> new Walk(run).walk());
    }

    @Override
    public SearchResult solve(Landscape landscape, long seed, Budget budget) {
        return landscape instanceof SpinModel model
                ? solve(model, seed, budget)
                : Restarts.search(landscape, seed, budget, (long) steps * landscape.size(), this::walkByFlips);
    }

    /** Walks as long as patience from one random start after another. */
    private void walkByFlips(SearchRun<Landscape> run) {
        do {
            new TabuWalk(run.model().state(Spins.random(run.model().size(), run.random())), run).walk(patience);
        } while (run.goesOn());
    }

    /** One run. */
    private final class Walk {
        private final SearchRun<SpinModel> run;
        private final RandomGenerator random;
        private final FlipTable table;
        private final int size;
        private double roundBest = Double.POSITIVE_INFINITY;
        private long now;
        private long lastImprovement;
        private long flipsCharged;

        Walk(SearchRun<SpinModel> run) {
            this.run = run;
            this.random = run.random();
            this.size = run.model().size();
            this.table = new FlipTable(run.model(), SpinState.randomSpins(size, random));
        }

        void walk() {
            long most = Math.min(steps, Math.ceilDiv(run.mostUpdates(), size));
            boolean goesOn = true;
            while (now < most && goesOn) {
                step();
                if (now - lastImprovement >= patience) {
                    perturb();
                }
                if (now % STEPS_BETWEEN_CHECKS == 0) {
                    charge(STEPS_BETWEEN_CHECKS);
                    goesOn = run.goesOn();
                }
            }
            charge(now % STEPS_BETWEEN_CHECKS);
            offer();
        }

        private void step() {
            double rise = table.leastFreeRise(now);
            double aspired = table.leastRise();
            boolean aspires = aspired < rise && table.energy() + aspired < Math.min(run.bestEnergy(), roundBest);
            double taken = aspires || Double.isInfinite(rise) ? aspired : rise;
            int spin = taken == rise ? table.findFree(rise, now, random) : table.find(taken, random);
            if (taken >= 0) {
                offer(); // a local optimum, or the last state before a rise
            }
            table.flip(spin);
            now++;
            table.lock(spin, now + tenure());
            if (table.energy() < roundBest) {
                roundBest = table.energy();
                lastImprovement = now;
            }
        }

        /** At most a quarter of the spins are tabu at a time. */
        private int tenure() {
            return Math.min(SHORTEST_TENURE, size / 4) + random.nextInt(Math.min(TENURE_SPREAD, size / 4 + 1));
        }

        private void offer() {
            if (run.improves(table.energy())) {
                run.offer(table.energy(), table.spins());
            }
        }

        private void charge(long steps) {
            run.charge(steps * size, table.flips() - flipsCharged);
            flipsCharged = table.flips();
        }

        /** Flips spins drawn from those that hurt least and have not been flipped in this perturbation. */
        private void perturb() {
            table.unlockAll();
            int most = Math.max(1, size / LARGEST_SHARE_PERTURBED);
            int flips = most <= FEWEST_PERTURBED ? most : random.nextInt(FEWEST_PERTURBED, most + 1);
            for (int f = 0; f < flips; f++) {
                int spin = candidate();
                table.flip(spin);
                table.lock(spin, now + 1);
            }
            table.unlockAll();
            run.charge((long) flips * size, 0);
            roundBest = table.energy();
            lastImprovement = now;
        }

        /** One of the five free spins with the least rises, by locking the better ones for the time being. */
        private int candidate() {
            int skipped = random.nextInt(CANDIDATES);
            int[] better = new int[skipped];
            int spin = free();
            int kept = 0;
            while (kept < skipped && spin >= 0) {
                better[kept++] = spin;
                table.lock(spin, now + 1);
                spin = free();
            }
            for (int k = 0; k < kept; k++) {
                table.lock(better[k], 0);
            }
            return spin >= 0 ? spin : better[kept - 1];
        }

        private int free() {
            double rise = table.leastFreeRise(now);
            return Double.isInfinite(rise) ? -1 : table.findFree(rise, now, random);
        }
    }
}
