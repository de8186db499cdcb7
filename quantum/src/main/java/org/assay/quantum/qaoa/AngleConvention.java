package org.assay.quantum.qaoa;

/**
 * How other tools write the angles of the same MaxCut state (up to a global phase and complex
 * conjugation, neither of which a measurement sees).
 *
 * <p>Each constant names the layer that the tool builds from its own angles {@code (g, b)} for a
 * graph with weights {@code w}; ours is {@code exp(-i gamma C)}, {@code exp(-i beta sum X)} with
 * {@code C} the weight of the cut, that is RZZ(-gamma w) and RX(2 beta).
 */
public enum AngleConvention {
    /** RZZ(-g w), RX(2 b): Farhi's, and that of the published fixed-angle tables. */
    ASSAY(1, 1),
    /** {@code exp(-i g/2 C)}: RZZ(-g w/2), RX(2 b). */
    QOKIT(2, 1),
    /** The cost is minimised, {@code exp(+i g C)}: RZZ(g w), RX(2 b). */
    QISKIT(1, -1),
    /** As Qiskit's: {@code qaoa.maxcut} minimises {@code -C}. */
    PENNYLANE(1, -1),
    /** {@code exp(-i g w ZZ)}: RZZ(2 g w), RX(2 b). */
    RECIRQ(0.5, -1),
    /** {@code exp(-i g w ZZ)} with mixer {@code -sum X}: RZZ(2 g w), RX(-2 b). */
    OPENQAOA(0.5, 1);

    private final double gammaFactor;
    private final double betaFactor;

    AngleConvention(double gammaFactor, double betaFactor) {
        this.gammaFactor = gammaFactor;
        this.betaFactor = betaFactor;
    }

    /** Our angles as this tool writes them. */
    public QaoaAngles fromAssay(QaoaAngles ours) {
        return ours.scaled(gammaFactor, betaFactor);
    }

    /** This tool's angles as we write them. */
    public QaoaAngles toAssay(QaoaAngles theirs) {
        return theirs.scaled(1 / gammaFactor, 1 / betaFactor);
    }
}
