package org.assay.comparison.resource;

import java.util.Arrays;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/** How fast this machine reads and writes main memory: what bounds a state-vector simulation past the caches. */
public final class MachineBandwidth {

    /** 64 MiB: more than the caches of most processors, and swept in some ten milliseconds. */
    private static final int DOUBLES = 1 << 23;
    private static final int SWEEPS = 9;

    private MachineBandwidth() {}

    /** Bytes a second of one thread on a machine of today, 5 to 20 GB/s: repeats, unlike a measurement. */
    public static Quantity assumed() {
        return Quantity.assumed("memory bandwidth", 5e9, 2e10, Unit.BYTE_PER_SECOND, Source.of("one thread of a laptop or server, in-place sweeps"));
    }

    /**
     * Bytes a second, read and written, by one thread sweeping an array in place: the median of nine
     * sweeps after two that are not counted, between half of it (a busy machine) and twice it (several
     * threads). Takes about a fifth of a second.
     */
    public static Quantity measure() {
        double[] memory = new double[DOUBLES];
        double[] seconds = new double[SWEEPS];
        for (int sweep = -2; sweep < SWEEPS; sweep++) {
            long start = System.nanoTime();
            for (int i = 0; i < memory.length; i++) {
                memory[i] = memory[i] * 0.5 + 1;
            }
            if (sweep >= 0) {
                seconds[sweep] = (System.nanoTime() - start) * 1e-9;
            }
        }
        Arrays.sort(seconds);
        double bytesPerSecond = 2.0 * Double.BYTES * DOUBLES / seconds[SWEEPS / 2];
        return Quantity.given("memory bandwidth", new Distribution.LogUniform(bytesPerSecond / 2, bytesPerSecond * 2),
                Unit.BYTE_PER_SECOND, Kind.MEASURED, Source.of("in-place sweep over 64 MiB on this machine, median of 9, within a factor of 2"));
    }
}
