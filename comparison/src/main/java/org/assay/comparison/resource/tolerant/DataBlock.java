package org.assay.comparison.resource.tolerant;

/** Layouts of logical qubits with their routing space. */
public enum DataBlock {
    /** 1.5 n + 3 tiles: small and slow. */
    COMPACT,
    /** 2 n + 4 tiles. */
    INTERMEDIATE,
    /** 2 n + ceil(sqrt(8 n)) + 1 tiles: one gate a step. The Azure estimator's choice. */
    FAST,
    /** 1.5 n tiles: half as much again for routing (Gidney and Fowler 2019). */
    HALF_FOR_ROUTING;

    /** Tiles for so many algorithm qubits (Litinski 2019 for the first three). */
    public long tiles(long algorithmQubits) {
        return switch (this) {
            case COMPACT -> Math.ceilDiv(3 * algorithmQubits, 2) + 3;
            case INTERMEDIATE -> 2 * algorithmQubits + 4;
            case FAST -> 2 * algorithmQubits + (long) Math.ceil(Math.sqrt(8.0 * algorithmQubits)) + 1;
            case HALF_FOR_ROUTING -> Math.ceilDiv(3 * algorithmQubits, 2);
        };
    }
}
