package org.assay.comparison.cli;

/** What the process tells its caller. A verdict does not change the exit code. */
final class ExitCode {

    static final int DONE = 0;
    static final int INTERNAL_ERROR = 1;
    static final int USAGE = 2;
    static final int BAD_INPUT = 3;
    /** Memory, time or energy would be exceeded. */
    static final int REFUSED = 4;
    /** A gate asked for with {@code --fail-on} failed. */
    static final int GATE_FAILED = 5;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
