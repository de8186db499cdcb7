package org.assay.quantum.qaoa;

/**
 * How a {@link Qaoa} is simulated.
 *
 * @param mixer {@link Mixer#X} in the original algorithm; others only run on the plain engine
 * @param engine which loops do the work
 * @param precision of the tiled engine
 * @param symmetry whether a qubit is saved where the cost is the same on complements and the mixer is X
 * @param threads how many work at once, the caller counted; 0 for all processors. Results do not depend on it
 */
public record QaoaOptions(Mixer mixer, Engine engine, Precision precision, boolean symmetry, int threads) {

    /** The loops that do the work. */
    public enum Engine {
        /**
         * By rows at first, or plain where those cannot or are too short, and tiled once the work would repay its start, if
         * it can run at all. Decided by counting work, never by a clock, so that results repeat.
         */
        AUTO,
        /** Two arrays, one thread, no vectors: the reference. */
        PLAIN,
        /** Plain Java in rows, which HotSpot turns into vectors by itself; one thread and mixer X. */
        ROWS,
        /** Vectors, cache blocking and threads; at least 12 qubits, mixer X, and a machine with the Vector API. */
        TILED
    }

    /** How many digits a result has. */
    public enum Precision {
        /** Results to about 1e-12 of the cost's size. */
        DOUBLE,
        /** Half the memory, results to about 1e-5; only for costs of at most 128 values on an even grid, double for others. */
        SINGLE
    }

    public static final QaoaOptions DEFAULT = new QaoaOptions(Mixer.X, Engine.AUTO, Precision.DOUBLE, true, 0);

    public QaoaOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("thread count is %d, but must be 1 or more, or 0 for all processors".formatted(threads));
        }
        if ((engine == Engine.TILED || engine == Engine.ROWS) && !mixer.equals(Mixer.X)) {
            String name = engine == Engine.TILED ? "tiled engine" : "engine in rows";
            throw new IllegalArgumentException("the %s has mixer X only, got %s; try engine AUTO".formatted(name, mixer));
        }
    }

    public QaoaOptions withMixer(Mixer other) {
        return new QaoaOptions(other, engine, precision, symmetry, threads);
    }

    public QaoaOptions withEngine(Engine other) {
        return new QaoaOptions(mixer, other, precision, symmetry, threads);
    }

    public QaoaOptions withPrecision(Precision other) {
        return new QaoaOptions(mixer, engine, other, symmetry, threads);
    }

    public QaoaOptions withSymmetry(boolean use) {
        return new QaoaOptions(mixer, engine, precision, use, threads);
    }

    public QaoaOptions withThreads(int count) {
        return new QaoaOptions(mixer, engine, precision, symmetry, count);
    }
}
