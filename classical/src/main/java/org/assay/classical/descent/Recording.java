package org.assay.classical.descent;

import java.util.function.LongSupplier;

/**
 * How a run is recorded.
 *
 * @param traced whether the result lists the value at every point
 * @param clock  nanoseconds, from any origin
 */
public record Recording(boolean traced, LongSupplier clock) {

    /** No trace, the system's clock. */
    public static final Recording PLAIN = new Recording(false, System::nanoTime);

    /** With a trace, on the system's clock. */
    public static final Recording TRACED = new Recording(true, System::nanoTime);
}
