package org.assay.quantum.kernel;

import java.util.Optional;

/**
 * The tile kernels, where the virtual machine has the Vector API and the processor fused
 * multiply-add; compiled before anybody gets them, which takes about half a second once.
 */
public final class TileKernelProvider {

    private TileKernelProvider() {}

    private static final class Doubles {
        static final Optional<TileKernels> WARM = load("DoubleTileKernels");
    }

    /** Whether {@link #doubles} will give any, without the wait. */
    public static boolean isAvailable() {
        return KernelProvider.vector().isPresent();
    }

    /** Double precision. */
    public static Optional<TileKernels> doubles() {
        return isAvailable() ? Doubles.WARM : Optional.empty();
    }

    private static Optional<TileKernels> load(String name) {
        try {
            Class<?> type = Class.forName(TileKernelProvider.class.getPackageName() + "." + name);
            TileKernels kernels = (TileKernels) type.getDeclaredConstructor().newInstance();
            TileWarmUp.run(kernels);
            return Optional.of(kernels);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the tile kernels are part of this jar, but do not load", e);
        }
    }
}
