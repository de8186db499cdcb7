package org.assay.comparison.energy;

/**
 * The fallbacks of CodeCarbon where a machine has no meters, for comparison with what it reports.
 *
 * <p>Version 3 of the tool (mlco2/codecarbon, MIT). They are conventions, not measurements.
 */
public final class CodeCarbonModel {

    private static final double WATTS_PER_DIMM_X86 = 5;
    private static final double WATTS_PER_DIMM_ARM = 1.5;
    private static final double LEAST_WATTS_X86 = 10;
    private static final double LEAST_WATTS_ARM = 3;
    private static final double LEAST_LOAD = 0.1;
    private static final double WATTS_PER_THREAD = 4;

    private CodeCarbonModel() {}

    /** Memory modules that a machine of so many GB probably has. */
    public static int dimms(double gigabytes) {
        if (!(gigabytes > 0)) {
            throw new IllegalArgumentException("memory is %s GB, but must be positive".formatted(gigabytes));
        }
        if (gigabytes <= 2) {
            return 1;
        }
        if (gigabytes <= 8) {
            return 2;
        }
        if (gigabytes <= 64) {
            return 4;
        }
        if (gigabytes <= 1024) {
            return 8;
        }
        return gigabytes <= 2048 ? 16 : 32;
    }

    /** Watts of so many modules: each further group of them adds less. */
    public static double memoryWatts(int dimms, boolean arm) {
        double each = arm ? WATTS_PER_DIMM_ARM : WATTS_PER_DIMM_X86;
        double full = Math.min(dimms, 4)
                + 0.9 * Math.clamp(dimms - 4L, 0, 4)
                + 0.8 * Math.clamp(dimms - 8L, 0, 8)
                + 0.7 * Math.max(dimms - 16, 0);
        return Math.max(arm ? LEAST_WATTS_ARM : LEAST_WATTS_X86, each * full);
    }

    /** Watts of a processor under a load in 0..1: never less than a tenth of its rated power. */
    public static double processorWatts(double tdpWatts, double load) {
        if (!(load >= 0 && load <= 1)) {
            throw new IllegalArgumentException("load is %s, but must lie within 0..1; did you pass a percentage?".formatted(load));
        }
        return Math.max(tdpWatts * load, tdpWatts * LEAST_LOAD);
    }

    /** Watts of a processor of which only the number of threads is known. */
    public static double unknownProcessorWatts(int threads) {
        return WATTS_PER_THREAD * threads;
    }
}
