package org.assay.quantum.kernel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * The kernels on cells, where there are any, and whether the compiler has them yet: until then every
 * vector in them is an object, and they run hundreds of times slower.
 */
final class CellProvider {

    /** Amplitudes updated, over all calls, after which warming up pays: some 10 ms of scalar loops. */
    private static final long WORK_BEFORE_WARM_UP = 1L << 23;

    /** Of some ten seconds each, on a machine so busy that the compiler gets no time. */
    private static final int ATTEMPTS = 3;

    private static final LongAdder WORK = new LongAdder();
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private CellProvider() {}

    private static final class Doubles {
        static final CellKernels KERNELS = load("DoubleCellKernels", CellKernels.class);
        static final HeapCells HEAP = load("VectorHeapCells", HeapCells.class);
        static volatile boolean warm;

        static synchronized void warmUp() {
            for (int attempt = 0; !warm && attempt < ATTEMPTS; attempt++) {
                warm = CellWarmUp.run(KERNELS, HEAP);
            }
        }
    }

    private static final class Singles {
        static final CellKernels KERNELS = warm();

        private static CellKernels warm() {
            CellKernels kernels = load("FloatCellKernels", CellKernels.class);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (CellWarmUp.run(kernels, null)) {
                    break;
                }
            }
            return kernels;
        }
    }

    /** Whether there are any. */
    static boolean isAvailable() {
        return KernelProvider.hasWideVectors();
    }

    /** Whether the kernels of double precision are compiled. */
    static boolean isWarm() {
        return isAvailable() && Doubles.warm;
    }

    /** Amplitudes in a cell. */
    static int lanes(Precision precision) {
        if (!isAvailable()) {
            return 8;
        }
        return precision == Precision.SINGLE ? Singles.KERNELS.lanes() : Doubles.KERNELS.lanes();
    }

    /** Of double precision, as soon as they are compiled; calls for that once enough work has been done without. */
    static Optional<CellKernels> doublesIfWarm(long work) {
        if (!isAvailable()) {
            return Optional.empty();
        }
        if (Doubles.warm) {
            return Optional.of(Doubles.KERNELS);
        }
        WORK.add(work);
        if (WORK.sum() > WORK_BEFORE_WARM_UP && STARTED.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("assay-cell-warm-up").start(Doubles::warmUp);
        }
        return Optional.empty();
    }

    /** Of this precision, compiled now if they are not yet. */
    static CellKernels warm(Precision precision) {
        if (precision == Precision.SINGLE) {
            return Singles.KERNELS;
        }
        Doubles.warmUp();
        return Doubles.KERNELS;
    }

    static HeapCells heap() {
        return Doubles.HEAP;
    }

    /** By name, because the class must not be looked at where the Vector API is absent. */
    private static <T> T load(String name, Class<T> type) {
        try {
            Class<?> found = Class.forName(CellProvider.class.getPackageName() + "." + name);
            return type.cast(found.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernels on cells are part of this jar, but do not load", e);
        }
    }
}
