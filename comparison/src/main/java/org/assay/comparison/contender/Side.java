package org.assay.comparison.contender;

/** Which kind of machine a method is meant for. */
public enum Side {
    QUANTUM,
    CLASSICAL
}
