package org.assay.quantum.kernel;

import java.util.HashSet;
import java.util.Set;


/**
 * The tile kernels, where the virtual machine has the Vector API and the processor fused
 * multiply-add; compiled before anybody gets them, which takes about half a second once for each kind.
 */
public final class TileKernelProvider {

    private static final Set<String> GRADIENTS_OF = new HashSet<>();

    private TileKernelProvider() {}

    private static final class Doubles {
        static final TileKernels WARM = warm(KernelProvider.hasWideVectors() ? "DoubleTileKernels" : "PairTileKernels");
    }

    private static final class Singles {
        static final TileKernels WARM = warm("FloatTileKernels");
    }

    private static final class Costs {
        static final CostKernels WARM = warmCosts();
    }

    private static final class DoublePatterns {
        static final PatternKernels WARM = warmPatterns("DoublePatternKernels", doubles());
    }

    private static final class SinglePatterns {
        static final PatternKernels WARM = warmPatterns("FloatPatternKernels", singles());
    }

    /** Whether there are any; the other methods need it. */
    public static boolean isAvailable() {
        return KernelProvider.vector().isPresent();
    }

    /** Double precision. */
    public static TileKernels doubles() {
        requireAvailable();
        return Doubles.WARM;
    }

    /** Single precision: half the memory, twice the lanes, six digits. */
    public static TileKernels singles() {
        requireAvailable();
        return Singles.WARM;
    }

    /** For costs off a grid, on cells of {@link #doubles}. */
    public static CostKernels costs() {
        requireAvailable();
        return Costs.WARM;
    }

    /** For costs on a grid of which few combinations occur in a cell, on cells of {@link #singles} or {@link #doubles}. */
    public static PatternKernels patterns(boolean single) {
        requireAvailable();
        return single ? SinglePatterns.WARM : DoublePatterns.WARM;
    }

    /** Has the kernels compiled that gradients take beside those of energies; a second time this does nothing. */
    public static void prepareGradients(TileKernels kernels) {
        synchronized (GRADIENTS_OF) {
            if (GRADIENTS_OF.add(kernels.name())) {
                TileWarmUp.forGradients(kernels);
            }
        }
    }

    private static void requireAvailable() {
        if (!isAvailable()) {
            throw new IllegalStateException("no vector kernels here: " + KernelProvider.description());
        }
    }

    private static TileKernels warm(String name) {
        TileKernels kernels = load(name, TileKernels.class);
        TileWarmUp.forEnergies(kernels);
        return kernels;
    }

    private static CostKernels warmCosts() {
        CostKernels kernels = load("DoubleCostKernels", CostKernels.class);
        TileWarmUp.forCosts(kernels, doubles().lanes());
        return kernels;
    }

    private static PatternKernels warmPatterns(String name, TileKernels cells) {
        PatternKernels kernels = load(name, PatternKernels.class);
        TileWarmUp.forPatterns(kernels, cells);
        return kernels;
    }

    /** By name, because the class must not be looked at where the Vector API is absent. */
    private static <T> T load(String name, Class<T> type) {
        try {
            Class<?> found = Class.forName(TileKernelProvider.class.getPackageName() + "." + name);
            return type.cast(found.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the tile kernels are part of this jar, but do not load", e);
        }
    }
}
