package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the kernels: vectors where the virtual machine was started with
 * {@code --add-modules=jdk.incubator.vector} and the processor has fused multiply-add, otherwise
 * plain loops.
 *
 * <p>The class of the vector kernels is named by a string, and so is not loaded where its module is absent.
 */
public final class KernelProvider {

    private static final Kernels SCALAR = new ScalarKernels();
    private static final Optional<Kernels> VECTOR = loadVectorKernels();
    private static final AdaptiveKernels ADAPTIVE = new AdaptiveKernels(SCALAR, VECTOR.orElse(null));

    private KernelProvider() {}

    /** Plain loops. */
    public static Kernels scalar() {
        return SCALAR;
    }

    /** The vector kernels, where there are any. */
    public static Optional<Kernels> vector() {
        return VECTOR;
    }

    /** Vectors as soon as they are compiled, and for states that are worth it; on one thread. */
    public static Kernels best() {
        return ADAPTIVE;
    }

    /**
     * Compiles the vector kernels now, in about a second, for those who are about to measure time;
     * otherwise this happens in the background once there is enough work.
     *
     * @return whether vectors are in use then
     */
    public static boolean warmUp() {
        if (CellProvider.isAvailable()) {
            CellProvider.warm(Precision.DOUBLE);
        }
        return ADAPTIVE.warmUp();
    }

    /** All that work here, for tests that compare them. */
    public static List<Kernels> all() {
        List<Kernels> all = new ArrayList<>(List.of(SCALAR));
        VECTOR.ifPresent(all::add);
        return all;
    }

    /** One line for reports: what is in use, and why nothing better. */
    public static String description() {
        if (VECTOR.isPresent()) {
            return VECTOR.get().name();
        }
        return hasVectorModule()
                ? "scalar loops (the processor has no fused multiply-add)"
                : "scalar loops (start Java with --add-modules=jdk.incubator.vector for vectors)";
    }

    private static boolean hasVectorModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static Optional<Kernels> loadVectorKernels() {
        if (!hasVectorModule() || !FusedMultiplyAdd.IN_HARDWARE) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(KernelProvider.class.getPackageName() + ".VectorKernels");
            return Optional.of((Kernels) type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernels are part of this jar, but do not load", e);
        }
    }
}
