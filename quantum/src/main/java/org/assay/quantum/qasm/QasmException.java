package org.assay.quantum.qasm;

import java.util.Objects;

/**
 * A file that cannot be read as OpenQASM, with the place.
 *
 * <p>The message is what a person should see, source line and caret included:
 * <pre>
 * bell.qasm:5:1: unknown gate 'cnot'; did you mean 'cx'?
 *     5 | cnot q[0],q[1];
 *       | ^~~~
 * </pre>
 */
public final class QasmException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;
    private final String detail;

    QasmException(String file, int line, int column, String detail, String excerpt) {
        super("%s:%d:%d: %s\n%s".formatted(file, line, column, detail, excerpt));
        this.file = file;
        this.line = line;
        this.column = column;
        this.detail = detail;
    }

    /** Place, detail, source line and caret; three lines. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String file() {
        return file;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** Counted from 1, in characters. */
    public int column() {
        return column;
    }

    /** The message alone, without place and source line. */
    public String detail() {
        return detail;
    }
}
