package org.assay.quantum.kernel;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernels on tiles, where the virtual machine has the Vector API and the processor fused multiply-add.
 *
 * <p>They are compiled before anybody gets them, a tenth of a second or a few for each {@link Use}, once; what only some
 * runs come to is prepared when they do.
 */
public final class TileKernelProvider {

    /** What loops are for: those of one use are compiled together. */
    public enum Use {
        /** {@link TileKernels}, but for those of complements and samples. */
        MIXERS,
        /** {@link TileKernels#mix4WithComplement}. */
        COMPLEMENTS,
        /** {@link TileKernels#mixWithComplement}. */
        COMPLEMENTS_OF_ROWS,
        SAMPLES,
        /** {@link AdjointKernels}, but for those of complements. */
        MIXER_GRADIENTS,
        COMPLEMENT_GRADIENTS,
        /** Phases and energies of {@link LevelKernels}. */
        LEVELS,
        /** The rest of {@link LevelKernels}. */
        LEVEL_GRADIENTS,
        PATTERNS,
        PATTERN_GRADIENTS,
        COSTS,
        COST_GRADIENTS
    }

    private static final Map<String, Object> LOADED = new ConcurrentHashMap<>();

    /** For double and for single precision what has been compiled; also the lock of those who compile. */
    private static final Map<Use, Set<Boolean>> PREPARED = new EnumMap<>(Use.class);

    private TileKernelProvider() {}

    /** Whether there are any; the other methods need it. */
    public static boolean isAvailable() {
        return KernelProvider.vector().isPresent();
    }

    /** Double precision, prepared for {@link Use#MIXERS}. */
    public static TileKernels doubles() {
        return tiles(false);
    }

    /** Single precision, prepared for {@link Use#MIXERS}: half the memory, twice the lanes, six digits. */
    public static TileKernels singles() {
        return tiles(true);
    }

    /** Of one precision or the other, prepared for {@link Use#MIXERS}. */
    public static TileKernels tiles(boolean single) {
        prepare(Use.MIXERS, single);
        return coldTiles(single);
    }

    /** On cells of {@link #tiles}, prepared for {@link Use#MIXER_GRADIENTS}. */
    public static AdjointKernels adjoint(boolean single) {
        prepare(Use.MIXER_GRADIENTS, single);
        return coldAdjoint(single);
    }

    /** For costs on a grid, on cells of {@link #tiles}; prepared for {@link Use#LEVELS}. */
    public static LevelKernels levels(boolean single) {
        prepare(Use.LEVELS, single);
        return coldLevels(single);
    }

    /** For costs on a grid of which few combinations occur in a cell, on cells of {@link #tiles}; prepared for {@link Use#PATTERNS}. */
    public static PatternKernels patterns(boolean single) {
        prepare(Use.PATTERNS, single);
        return coldPatterns(single);
    }

    /** For costs off a grid, on cells of {@link #doubles}; prepared for {@link Use#COSTS}. */
    public static CostKernels costs() {
        prepare(Use.COSTS, false);
        return coldCosts();
    }

    /** Has the loops of one use compiled; a second time this does nothing. */
    public static void prepare(Use use, boolean single) {
        if (!isAvailable()) {
            throw new IllegalStateException("no vector kernels here: " + KernelProvider.description());
        }
        synchronized (PREPARED) {
            if (PREPARED.computeIfAbsent(use, _ -> new HashSet<>()).add(single)) {
                TileWarmUp.compile(use, single);
            }
        }
    }

    static TileKernels coldTiles(boolean single) {
        return load(single ? "Float" : doublesOfThisWidth(), TileKernels.class);
    }

    static AdjointKernels coldAdjoint(boolean single) {
        return load(single ? "Float" : doublesOfThisWidth(), AdjointKernels.class);
    }

    static LevelKernels coldLevels(boolean single) {
        return load(single ? "Float" : doublesOfThisWidth(), LevelKernels.class);
    }

    static PatternKernels coldPatterns(boolean single) {
        return load(single ? "Float" : "Double", PatternKernels.class);
    }

    static CostKernels coldCosts() {
        return load("Double", CostKernels.class);
    }

    private static String doublesOfThisWidth() {
        return KernelProvider.hasWideVectors() ? "Double" : "Pair";
    }

    /** By name, because the class must not be looked at where the Vector API is absent. */
    private static <T> T load(String prefix, Class<T> type) {
        return type.cast(LOADED.computeIfAbsent(prefix + type.getSimpleName(), name -> {
            try {
                Class<?> found = Class.forName(TileKernelProvider.class.getPackageName() + "." + name);
                return found.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("%s is part of this jar, but does not load".formatted(name), e);
            }
        }));
    }
}
