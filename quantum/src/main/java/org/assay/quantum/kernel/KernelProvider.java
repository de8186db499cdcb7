package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the kernels: vectors where the virtual machine was started with
 * {@code --add-modules=jdk.incubator.vector}, its compiler has them, and the processor has fused
 * multiply-add, otherwise plain loops.
 *
 * <p>On vectors of 128 bits, two numbers, plain loops do whatever concerns qubit 0 and, for now, large
 * states outside the heap: there the compiler would leave vectors as objects.
 *
 * <p>The class of the vector kernels is named by a string, and so is not loaded where its module is absent.
 */
public final class KernelProvider {

    /** Numbers in a vector from which on the compiler can exchange them. */
    private static final int WIDE = 4;

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

    /** Whether vectors are of 256 bits at least, as loops over cells need them. */
    static boolean hasWideVectors() {
        return VECTOR.isPresent() && VECTOR.get().lanes() >= WIDE;
    }

    /** A phrase for reports: what is in use, or why nothing better. */
    public static String description() {
        return VECTOR.isPresent() ? VECTOR.get().name() : "scalar loops (%s)".formatted(obstacle().orElseThrow());
    }

    /** What the kernels in use can do, a sentence. */
    public static String scope() {
        if (hasWideVectors()) {
            return "on arrays, on states outside the heap, and for QAOA, once there is work for a second";
        }
        return VECTOR.isPresent()
                ? "on arrays, but for qubit 0, and for QAOA; states outside the heap need 256 bits"
                : "on arrays, in double precision; states outside the heap need vectors";
    }

    /** What stands in the way of vectors. */
    private static Optional<String> obstacle() {
        if (!hasVectorModule()) {
            return Optional.of("start Java with --add-modules=jdk.incubator.vector for vectors");
        }
        if (!HotSpot.hasOptimisingCompiler()) {
            return Optional.of("vectors need the optimising compiler: start Java without -Xint or -XX:TieredStopAtLevel");
        }
        return FusedMultiplyAdd.IN_HARDWARE ? Optional.empty() : Optional.of("the processor has no fused multiply-add");
    }

    private static boolean hasVectorModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static Optional<Kernels> loadVectorKernels() {
        if (obstacle().isPresent()) {
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
