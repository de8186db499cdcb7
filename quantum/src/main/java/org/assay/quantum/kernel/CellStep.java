package org.assay.quantum.kernel;

/** One of the loops of a {@link CellProgram}. */
interface CellStep {

    /**
     * Runs it on the current tile.
     *
     * @param base the bits of the index outside of the tile
     */
    void run(CellScratch s, long base);

    /** The same on those tiles alone whose bits outside have {@code on} set and {@code off} clear. */
    default CellStep under(long on, long off) {
        return (on | off) == 0 ? this : (s, base) -> {
            if ((base & on) == on && (base & off) == 0) {
                run(s, base);
            }
        };
    }
}
