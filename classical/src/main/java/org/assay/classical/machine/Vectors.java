package org.assay.classical.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether loops on vectors are worth trying: the module is there, the optimising compiler is at work,
 * which alone turns vectors into instructions, and the processor fuses multiplication and addition,
 * without which each lane would go through {@code BigDecimal}.
 */
public final class Vectors {

    /** Constant for the life of the virtual machine. */
    public static final boolean EXIST = hasModule() && hasOptimisingCompiler() && FusedMultiplyAdd.IN_HARDWARE;

    private Vectors() {}

    private static boolean hasModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static boolean hasOptimisingCompiler() {
        return !System.getProperty("java.vm.info", "").contains("interpreted mode") && option("TieredStopAtLevel").equals("4");
    }

    /** The value of an {@code -XX} option; empty where there is none. */
    static String option(String name) {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return bean == null ? "" : bean.getVMOption(name).getValue();
        } catch (IllegalArgumentException | LinkageError notHotSpot) {
            return "";
        }
    }
}
