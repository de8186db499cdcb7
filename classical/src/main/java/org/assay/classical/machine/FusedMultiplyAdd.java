package org.assay.classical.machine;

/**
 * {@code a * b + c}. {@link Math#fma} always rounds once, but where the processor cannot it does so by
 * {@code BigDecimal}, some hundred times slower than what is here.
 */
public final class FusedMultiplyAdd {

    /** Whether the processor fuses. */
    public static final boolean IN_HARDWARE = Vectors.option("UseFMA").equals("true");

    private FusedMultiplyAdd() {}

    /** Rounded once on every machine; finite numbers whose results are not subnormal. */
    public static float once(float a, float b, float c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : onceInDouble(a, b, c);
    }

    /**
     * The product is exact in double precision. The sum is rounded to odd, which keeps what the second
     * rounding needs to know of the rest (Boldo and Melquiond 2008, theorem 3).
     */
    static float onceInDouble(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        double ofC = sum - product;
        double rest = product - (sum - ofC) + (c - ofC);
        if (rest != 0 && (Double.doubleToRawLongBits(sum) & 1) == 0) {
            sum = Double.longBitsToDouble(Double.doubleToRawLongBits(sum) + (rest > 0 == sum > 0 ? 1 : -1));
        }
        return (float) sum;
    }

    /** Rounded once where the processor fuses, otherwise twice. */
    public static float onceOrTwice(float a, float b, float c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    /** Rounded once where the processor fuses, otherwise twice. */
    public static double onceOrTwice(double a, double b, double c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }
}
