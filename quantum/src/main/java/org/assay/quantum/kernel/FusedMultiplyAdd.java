package org.assay.quantum.kernel;

/**
 * {@code a * b + c}, rounded once where the processor can do that and twice where it cannot.
 *
 * <p>{@link Math#fma} always rounds once, but without support by the processor it does so by
 * {@code BigDecimal}, a thousand times slower.
 */
final class FusedMultiplyAdd {

    /** Whether the processor fuses; constant for the life of the virtual machine. */
    static final boolean IN_HARDWARE =
            HotSpot.option("UseFMA").map(Boolean::parseBoolean).orElse(false);

    private FusedMultiplyAdd() {}

    static double fma(double a, double b, double c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }
}
