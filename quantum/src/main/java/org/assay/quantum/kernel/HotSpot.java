package org.assay.quantum.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** The settings of the virtual machine, where it is HotSpot. */
final class HotSpot {

    private static final String ALL_TIERS = "4";

    private HotSpot() {}

    /** The value of an {@code -XX} option. */
    static Optional<String> option(String name) {
        try {
            return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
                    .map(bean -> bean.getVMOption(name).getValue());
        } catch (IllegalArgumentException | LinkageError notHotSpot) {
            return Optional.empty();
        }
    }

    /** Whether the optimising compiler, which alone turns vectors into instructions, is at work. */
    static boolean hasOptimisingCompiler() {
        return !System.getProperty("java.vm.info", "").contains("interpreted mode")
                && option("TieredStopAtLevel").filter(ALL_TIERS::equals).isPresent();
    }
}
