package org.assay.classical.search;

/**
 * Tabu search from a state, by nothing but flips: each step makes the best flip among the spins that
 * are not tabu, ties by chance, and makes the spin tabu for about a tenth of the walk; a tabu flip is
 * allowed where it gives the best energy of the walk.
 */
final class TabuWalk {
    private static final int TENURE_SHARE = 10;

    private final FlipState state;
    private final SearchRun<?> run;
    private final long[] tabuUntil;
    private double best;

    TabuWalk(FlipState start, SearchRun<?> run) {
        this.state = start;
        this.run = run;
        this.tabuUntil = new long[start.size()];
        this.best = start.energy();
        run.offer(start);
    }

    /** Makes so many steps, or as many as the run allows, and leaves the state where they led. */
    void walk(int steps) {
        int tenure = Math.max(1, Math.min(steps / TENURE_SHARE, state.size() / 4));
        for (int now = 1; now <= steps && run.goesOn(); now++) {
            int spin = choose(now);
            state.flip(spin);
            run.charge(state.size(), 1);
            tabuUntil[spin] = (long) now + tenure + run.random().nextInt(tenure / 5 + 1);
            if (state.energy() < best) {
                best = state.energy();
                run.offer(state);
            }
        }
    }

    private int choose(int now) {
        int chosen = -1;
        int ties = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tabuUntil.length; i++) {
            double rise = state.increase(i);
            if (rise > least || (tabuUntil[i] >= now && state.energy() + rise >= best)) {
                continue;
            }
            ties = rise < least ? 1 : ties + 1;
            least = rise;
            chosen = ties == 1 || run.random().nextInt(ties) == 0 ? i : chosen;
        }
        return chosen >= 0 ? chosen : run.random().nextInt(tabuUntil.length);
    }
}
