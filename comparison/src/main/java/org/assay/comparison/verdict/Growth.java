package org.assay.comparison.verdict;

/** The two laws that costs are fitted by, each a straight line in some coordinates. */
public enum Growth {
    /** {@code cost = 2^(a + b size)}: b is in bits a variable. */
    EXPONENTIAL {
        @Override
        double abscissa(double size) {
            return size;
        }
    },
    /** {@code cost = 2^a size^b}: b is the exponent. */
    POWER {
        @Override
        double abscissa(double size) {
            return Math.log(size) / Math.log(2);
        }
    };

    abstract double abscissa(double size);
}
