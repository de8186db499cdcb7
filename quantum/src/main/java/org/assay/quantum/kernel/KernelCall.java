package org.assay.quantum.kernel;

import java.util.Arrays;

/**
 * A call of one of the {@link Kernels} as a value, to be scheduled and run later, perhaps on a part of
 * the state.
 *
 * @param a the target, the parity mask, or the X mask
 * @param b the second target, or the Z mask
 * @param targets of {@link Kind#DENSE}; otherwise empty
 * @param p coefficients in the order in which the kernel takes them; real parts of a large matrix
 * @param q imaginary parts of a large matrix; otherwise empty
 */
record KernelCall(Kind kind, long a, long b, long on, long off, long[] targets, double[] p, double[] q) {

    enum Kind {
        GENERAL,
        REAL,
        ROTATE_X,
        FLIP,
        SCALE,
        ROTATE_PARITY,
        SWAP,
        ROTATE_PAULI,
        GENERAL2,
        DENSE
    }

    private static final long[] NO_TARGETS = {};
    private static final double[] NO_NUMBERS = {};

    static KernelCall of(Kind kind, long a, long b, long on, long off, double... p) {
        return new KernelCall(kind, a, b, on, off, NO_TARGETS, p, NO_NUMBERS);
    }

    /** The bits whose amplitudes it mixes: a part of the state must hold them whole. */
    long mixes() {
        return switch (kind) {
            case GENERAL, REAL, ROTATE_X, FLIP, ROTATE_PAULI -> a;
            case SWAP, GENERAL2 -> a | b;
            case SCALE, ROTATE_PARITY -> 0;
            case DENSE -> {
                long all = 0;
                for (long target : targets) {
                    all |= target;
                }
                yield all;
            }
        };
    }

    /** The bits that it only looks at: controls, and those of a diagonal. */
    long reads() {
        long looks = switch (kind) {
            case ROTATE_PARITY -> a;
            case ROTATE_PAULI -> b;
            case GENERAL, REAL, ROTATE_X, FLIP, SCALE, SWAP, GENERAL2, DENSE -> 0;
        };
        return (looks | on | off) & ~mixes();
    }

    /** The bits whose parity turns the sign of the sine, if any. */
    long signs() {
        return switch (kind) {
            case ROTATE_PARITY -> a;
            case ROTATE_PAULI -> b;
            case GENERAL, REAL, ROTATE_X, FLIP, SCALE, SWAP, GENERAL2, DENSE -> 0;
        };
    }

    /** The same with other names for the bits; bits outside of {@code local} are dropped. */
    KernelCall onTile(long local) {
        if ((local & local + 1) == 0 && (mixes() & ~local) == 0 && (reads() & ~local) == 0) {
            return this;
        }
        long[] newTargets = targets.length == 0 ? targets : targets.clone();
        for (int k = 0; k < newTargets.length; k++) {
            newTargets[k] = Long.compress(newTargets[k], local);
        }
        return new KernelCall(
                kind, Long.compress(a, local), Long.compress(b, local),
                Long.compress(on, local), Long.compress(off, local), newTargets, p, q);
    }

    /** @param sign of the sine: 1 or -1 */
    void run(GateSink sink, double sign) {
        switch (kind) {
            case GENERAL -> sink.general(a, on, off, p);
            case REAL -> sink.real(a, on, off, p[0], p[1], p[2], p[3]);
            case ROTATE_X -> sink.rotateX(a, on, off, p[0], p[1]);
            case FLIP -> sink.flip(a, on, off);
            case SCALE -> sink.scale(on, off, p[0], p[1]);
            case ROTATE_PARITY -> sink.rotateParity(a, on, off, p[0], sign * p[1]);
            case SWAP -> sink.swap(a, b, on, off);
            case ROTATE_PAULI -> sink.rotatePauli(a, b, on, off, p[0], sign * p[1]);
            case GENERAL2 -> sink.general2(a, b, on, off, p, q);
            case DENSE -> sink.dense(targets, on, off, p, q);
        }
    }

    /** The same with arrays of its own. */
    KernelCall copy() {
        return new KernelCall(kind, a, b, on, off, targets.clone(), p.clone(), q.clone());
    }

    /** Whether it does the same, number by number. */
    boolean isSameAs(KernelCall other) {
        return kind == other.kind && a == other.a && b == other.b && on == other.on && off == other.off
                && Arrays.equals(targets, other.targets) && Arrays.equals(p, other.p) && Arrays.equals(q, other.q);
    }

    /** One call among others: schedules tell equal ones apart. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "%s[a %d, b %d, on %d, off %d]".formatted(kind, a, b, on, off);
    }
}
