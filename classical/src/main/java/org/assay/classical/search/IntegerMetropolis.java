package org.assay.classical.search;

/**
 * Metropolis sweeps in integers.
 *
 * <p>Per place: the local field f, and a mask m that is -1 where the spin is up and 0 where it is
 * down, so that {@code (f ^ m) - m = -z f} is half the step up in energy, in units of the integer
 * form.
 */
final class IntegerMetropolis implements Metropolis {
    /** The local field of a place without a spin, too stiff to flip. */
    private static final int FROZEN = Integer.MAX_VALUE;

    /** Half a step per unit of heat beyond which temperature makes no difference; keeps frozen places frozen. */
    private static final double HOTTEST = 1 << 26;

    private final SpinModel model;
    private final SweepLayout layout;
    private final KernelChoice kernels;
    private final HeatStream stream;
    private final int[] offsets;
    private final int[] neighbours;
    private final int[] localFields;
    private final int[] masks;
    private final int[] twiceCouplings;
    private final float[] heat;
    private final double unit;
    /** Energy without the constant, in units of the integer form. */
    private long energy;

    IntegerMetropolis(SpinModel model, IntegerForm form, SweepLayout layout, KernelChoice kernels, byte[] spins, HeatStream stream) {
        this.model = model;
        this.layout = layout;
        this.kernels = kernels;
        this.stream = stream;
        this.offsets = layout.offsets;
        this.neighbours = layout.neighbours;
        this.unit = form.unit;
        this.localFields = new int[layout.places()];
        this.masks = new int[layout.places()];
        this.twiceCouplings = new int[layout.neighbours.length];
        this.heat = new float[Math.ceilDiv(layout.places(), HeatStream.LANES) * HeatStream.LANES];
        place(form, spins);
    }

    private void place(IntegerForm form, byte[] spins) {
        long twice = 0;
        for (int p = 0; p < masks.length; p++) {
            int i = layout.nodeAt[p];
            if (i < 0) {
                localFields[p] = FROZEN;
                continue;
            }
            masks[p] = spins[i] > 0 ? -1 : 0;
            int field = form.fields[i];
            for (int k = layout.offsets[p]; k < layout.offsets[p + 1]; k++) {
                int coupling = form.couplings[layout.couplingAt[k]];
                twiceCouplings[k] = 2 * coupling;
                field += coupling * spins[layout.nodeAt[layout.neighbours[k]]];
            }
            localFields[p] = field;
            twice += (long) spins[i] * ((long) field + form.fields[i]);
        }
        energy = twice / 2;
    }

    @Override
    public int sweep(double beta) {
        float most = (float) Math.min(HOTTEST, Math.log(2) / (2 * unit * beta));
        SweepKernel kernel = kernels.next();
        if (kernels.isSettled()) {
            return sweep(kernel, most);
        }
        long start = System.nanoTime();
        int moves = sweep(kernel, most);
        kernels.report(kernel, (System.nanoTime() - start) / (double) masks.length);
        return moves;
    }

    private int sweep(SweepKernel kernel, float most) {
        kernel.fill(stream, heat);
        return layout.independent ? sweepBlocks(kernel, most) : sweepPlaces(most);
    }

    private int sweepBlocks(SweepKernel kernel, float most) {
        int moves = 0;
        for (int first = 0; first < masks.length; first += SweepLayout.BLOCK) {
            int flips = kernel.judge(localFields, masks, heat, most, first);
            moves += Integer.bitCount(flips);
            while (flips != 0) {
                flip(first + Integer.numberOfTrailingZeros(flips));
                flips &= flips - 1;
            }
        }
        return moves;
    }

    private int sweepPlaces(float most) {
        int moves = 0;
        for (int p = 0; p < masks.length; p++) {
            if (step(p) <= heat[p] * most) {
                flip(p);
                moves++;
            }
        }
        return moves;
    }

    private int step(int p) {
        return (localFields[p] ^ masks[p]) - masks[p];
    }

    private void flip(int p) {
        energy += 2L * step(p);
        int mask = masks[p];
        masks[p] = ~mask;
        int end = offsets[p + 1];
        for (int k = offsets[p]; k < end; k++) {
            localFields[neighbours[k]] += (twiceCouplings[k] ^ mask) - mask;
        }
    }

    @Override
    public double energy() {
        return model.constant() + unit * energy;
    }

    @Override
    public Spins spins() {
        boolean[] down = new boolean[model.size()];
        for (int p = 0; p < masks.length; p++) {
            if (layout.nodeAt[p] >= 0) {
                down[layout.nodeAt[p]] = masks[p] == 0;
            }
        }
        return Spins.ofSides(down);
    }
}
