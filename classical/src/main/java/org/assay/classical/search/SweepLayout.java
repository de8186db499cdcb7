package org.assay.classical.search;

import java.util.Arrays;

/**
 * The order in which a sweep visits the spins, and the couplings in this order.
 *
 * <p>Where the couplings are sparse enough, spins are grouped into blocks of {@link #BLOCK}, none of
 * which is coupled to another of its block: then the spins of a block can be judged together, and a
 * sweep is still a sequential one. Blocks that could not be filled end in places without a spin.
 */
final class SweepLayout {
    /** Spins judged together: a power of two, and a multiple of the lanes of any vector of ints. */
    static final int BLOCK = 16;

    private static final double MOST_PADDING = 1.25;
    private static final int BLOCKS_TRIED = 64;

    /** The spin at each place, -1 for none. */
    final int[] nodeAt;

    /** Rows, by place. */
    final int[] offsets;

    /** Places coupled to each place. */
    final int[] neighbours;

    /** For each entry of the rows, its index in the model's rows. */
    final int[] couplingAt;

    /** Whether the places come in blocks without couplings inside. */
    final boolean independent;

    private SweepLayout(int[] nodeAt, int[] offsets, int[] neighbours, int[] couplingAt, boolean independent) {
        this.nodeAt = nodeAt;
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.couplingAt = couplingAt;
        this.independent = independent;
    }

    static SweepLayout of(SpinModel model) {
        int[] blocked = independentBlocks(model);
        boolean independent = blocked.length <= MOST_PADDING * model.size() + BLOCK;
        return independent ? inOrder(model, blocked, true) : inOrder(model, natural(model.size()), false);
    }

    int places() {
        return nodeAt.length;
    }

    private static int[] natural(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** First fit: each spin goes to the first open block that holds none of its neighbours. */
    private static int[] independentBlocks(SpinModel model) {
        int n = model.size();
        int[] blockOf = new int[n];
        Arrays.fill(blockOf, -1);
        int[] filled = new int[n];
        int[] taboo = new int[n];
        Arrays.fill(taboo, -1);
        int blocks = 0;
        int firstOpen = 0;
        for (int i = 0; i < n; i++) {
            for (int k = model.offsets()[i]; k < model.offsets()[i + 1]; k++) {
                int block = blockOf[model.neighbours()[k]];
                if (block >= 0) {
                    taboo[block] = i;
                }
            }
            firstOpen = Math.max(firstOpen, blocks - BLOCKS_TRIED);
            while (firstOpen < blocks && filled[firstOpen] == BLOCK) {
                firstOpen++;
            }
            int block = firstOpen;
            while (block < blocks && (taboo[block] == i || filled[block] == BLOCK)) {
                block++;
            }
            blocks = Math.max(blocks, block + 1);
            blockOf[i] = block;
            filled[block]++;
        }
        return places(blockOf, blocks);
    }

    private static int[] places(int[] blockOf, int blocks) {
        int[] nodeAt = new int[Math.multiplyExact(blocks, BLOCK)];
        Arrays.fill(nodeAt, -1);
        int[] next = new int[blocks];
        for (int i = 0; i < blockOf.length; i++) {
            nodeAt[blockOf[i] * BLOCK + next[blockOf[i]]++] = i;
        }
        return nodeAt;
    }

    private static SweepLayout inOrder(SpinModel model, int[] nodeAt, boolean independent) {
        int[] placeOf = new int[model.size()];
        for (int p = 0; p < nodeAt.length; p++) {
            if (nodeAt[p] >= 0) {
                placeOf[nodeAt[p]] = p;
            }
        }
        int[] offsets = new int[nodeAt.length + 1];
        int[] neighbours = new int[model.neighbours().length];
        int[] couplingAt = new int[neighbours.length];
        int entry = 0;
        for (int p = 0; p < nodeAt.length; p++) {
            int i = nodeAt[p];
            for (int k = i < 0 ? 0 : model.offsets()[i]; i >= 0 && k < model.offsets()[i + 1]; k++) {
                neighbours[entry] = placeOf[model.neighbours()[k]];
                couplingAt[entry++] = k;
            }
            offsets[p + 1] = entry;
        }
        return new SweepLayout(nodeAt, offsets, neighbours, couplingAt, independent);
    }
}
