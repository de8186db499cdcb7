package org.assay.classical.search;

import java.util.random.RandomGenerator;

/**
 * Greedy construction: takes the spins in random order and gives each the value that is better given
 * those already placed; a coin decides ties. For MaxCut this is the 1/2-approximation of Sahni and
 * Gonzalez (1976). A run is one construction.
 */
public record Greedy() implements SpinSolver {

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        return Restarts.search(model, seed, budget, model.size(), Greedy::construct);
    }

    private static void construct(SearchRun<SpinModel> run) {
        SpinModel model = run.model();
        byte[] spins = new byte[model.size()];
        for (int i : shuffled(model.size(), run.random())) {
            double field = placedField(model, spins, i);
            boolean down = field == 0 ? run.random().nextBoolean() : field > 0;
            spins[i] = (byte) (down ? -1 : 1);
        }
        run.charge(model.size(), model.size());
        Spins placed = Spins.of(spins);
        run.offer(model.energy(placed), placed);
    }

    /** The local field of the spins placed so far; those that are not are 0. */
    private static double placedField(SpinModel model, byte[] spins, int i) {
        int[] offsets = model.offsets();
        double field = model.field(i);
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            field += model.rowCouplings()[k] * spins[model.neighbours()[k]];
        }
        return field;
    }

    static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
