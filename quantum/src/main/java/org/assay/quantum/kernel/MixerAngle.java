package org.assay.quantum.kernel;

/**
 * What loops multiply by to mix qubits with {@code exp(-i beta X)}: functions of the angle beta, which is best between
 * a quarter of pi and its opposite, so that none of them is above 1.
 *
 * @param tangent of beta
 * @param cosine of beta
 * @param sine of beta
 */
public record MixerAngle(double tangent, double cosine, double sine) {

    public static MixerAngle of(double beta) {
        return new MixerAngle(Math.tan(beta), Math.cos(beta), Math.sin(beta));
    }

    /** Undoes what this angle does. */
    public MixerAngle opposite() {
        return new MixerAngle(-tangent, cosine, -sine);
    }

    double sineCosine() {
        return sine * cosine;
    }
}
