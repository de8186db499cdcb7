package org.assay.quantum.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * {@code a * b + c}, rounded once where the processor can do that and twice where it cannot.
 *
 * <p>{@link Math#fma} always rounds once, but without support by the processor it does so by
 * {@code BigDecimal}, a thousand times slower.
 */
final class FusedMultiplyAdd {

    /** Whether the processor fuses; constant for the life of the virtual machine. */
    static final boolean IN_HARDWARE = inHardware();

    private FusedMultiplyAdd() {}

    static double fma(double a, double b, double c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean inHardware() {
        try {
            var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return diagnostics != null && Boolean.parseBoolean(diagnostics.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError notHotSpot) {
            return false;
        }
    }
}
