package org.assay.comparison.problem;

/** Input that makes no problem: what, where, and what to do about it, in one message. */
public class ProblemException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public ProblemException(String message) {
        super(message);
    }

    public ProblemException(String message, Throwable cause) {
        super(message, cause);
    }
}
