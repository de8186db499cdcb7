package org.assay.classical.descent;

/** Leaves a method from within an evaluation, when a stop rule has answered there. */
public final class RunEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient StopReason reason;

    public RunEnded(StopReason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
