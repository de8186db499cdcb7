package org.assay.classical.search;

/** Metropolis sweeps in doubles, for couplings that are no integers of one unit. */
final class FloatingMetropolis implements Metropolis {
    private static final int SWEEPS_BETWEEN_REFRESHES = 1024;

    private final SpinModel model;
    private final SweepLayout layout;
    private final HeatStream stream;
    private final double[] localFields;
    private final double[] spins;
    private final double[] couplings;
    private final float[] heat;
    private double energy;
    private int sweeps;

    FloatingMetropolis(SpinModel model, SweepLayout layout, byte[] start, HeatStream stream) {
        this.model = model;
        this.layout = layout;
        this.stream = stream;
        this.localFields = new double[layout.places()];
        this.spins = new double[layout.places()];
        this.couplings = new double[layout.neighbours.length];
        this.heat = new float[Math.ceilDiv(layout.places(), HeatStream.LANES) * HeatStream.LANES];
        for (int p = 0; p < spins.length; p++) {
            spins[p] = layout.nodeAt[p] < 0 ? 0 : start[layout.nodeAt[p]];
        }
        for (int k = 0; k < couplings.length; k++) {
            couplings[k] = model.rowCouplings()[layout.couplingAt[k]];
        }
        refresh();
    }

    /** Sums local fields and energy afresh, so that rounding errors do not grow. */
    private void refresh() {
        double twice = 0;
        for (int p = 0; p < spins.length; p++) {
            int i = layout.nodeAt[p];
            double coupled = 0;
            for (int k = layout.offsets[p]; k < layout.offsets[p + 1]; k++) {
                coupled += couplings[k] * spins[layout.neighbours[k]];
            }
            localFields[p] = i < 0 ? 0 : model.field(i) + coupled;
            twice += i < 0 ? 0 : spins[p] * (model.field(i) + localFields[p]);
        }
        energy = model.constant() + twice / 2;
    }

    @Override
    public int sweep(double beta) {
        if (++sweeps % SWEEPS_BETWEEN_REFRESHES == 0) {
            refresh();
        }
        stream.fill(heat);
        double most = Math.log(2) / (2 * beta);
        int moves = 0;
        for (int p = 0; p < spins.length; p++) {
            double step = -spins[p] * localFields[p];
            if (step <= heat[p] * most && spins[p] != 0) {
                flip(p, step);
                moves++;
            }
        }
        return moves;
    }

    private void flip(int p, double step) {
        energy += 2 * step;
        double twice = 2 * spins[p];
        spins[p] = -spins[p];
        for (int k = layout.offsets[p]; k < layout.offsets[p + 1]; k++) {
            localFields[layout.neighbours[k]] -= twice * couplings[k];
        }
    }

    @Override
    public double energy() {
        return energy;
    }

    @Override
    public Spins spins() {
        boolean[] down = new boolean[model.size()];
        for (int p = 0; p < spins.length; p++) {
            if (layout.nodeAt[p] >= 0) {
                down[layout.nodeAt[p]] = spins[p] < 0;
            }
        }
        return Spins.ofSides(down);
    }
}
