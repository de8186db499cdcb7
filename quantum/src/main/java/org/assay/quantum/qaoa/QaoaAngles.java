package org.assay.quantum.qaoa;

import java.util.Arrays;

/**
 * The angles of a QAOA of depth {@code p}: {@code |psi> = prod_l exp(-i beta_l B) exp(-i gamma_l C) |+>}.
 *
 * <p>A value: arrays are copied on the way in and out, and equality is by contents.
 *
 * @param gammas phase angles in radians, first layer first, at least one
 * @param betas mixer angles in radians, as many
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, with equality by contents
public record QaoaAngles(double[] gammas, double[] betas) {

    /** The two angles of one layer. */
    public record Layer(double gamma, double beta) {}

    public QaoaAngles {
        if (gammas.length != betas.length || gammas.length == 0) {
            throw new IllegalArgumentException("got %d gammas and %d betas, but a QAOA has one of each a layer, and a layer at least"
                    .formatted(gammas.length, betas.length));
        }
        gammas = requireFinite("gamma", gammas.clone());
        betas = requireFinite("beta", betas.clone());
    }

    /** Depth one. */
    public static QaoaAngles of(double gamma, double beta) {
        return new QaoaAngles(new double[] {gamma}, new double[] {beta});
    }

    /** All gammas, then all betas: the order of {@link #toArray} and of gradients. */
    public static QaoaAngles of(double[] gammasThenBetas) {
        int length = gammasThenBetas.length;
        if (length % 2 != 0) {
            throw new IllegalArgumentException("got %d angles, but a QAOA has an even number: gammas, then as many betas".formatted(length));
        }
        return new QaoaAngles(
                Arrays.copyOf(gammasThenBetas, length / 2), Arrays.copyOfRange(gammasThenBetas, length / 2, length));
    }

    @Override
    public double[] gammas() {
        return gammas.clone();
    }

    @Override
    public double[] betas() {
        return betas.clone();
    }

    public int depth() {
        return gammas.length;
    }

    /** The angles of one layer, {@code 0 <= layer < depth}. */
    public Layer at(int layer) {
        return new Layer(gammas[layer], betas[layer]);
    }

    public double gamma(int layer) {
        return gammas[layer];
    }

    public double beta(int layer) {
        return betas[layer];
    }

    /** All gammas, then all betas. */
    public double[] toArray() {
        double[] all = Arrays.copyOf(gammas, 2 * gammas.length);
        System.arraycopy(betas, 0, all, gammas.length, betas.length);
        return all;
    }

    /** Every gamma and every beta times a factor of its own. */
    public QaoaAngles scaled(double gammaFactor, double betaFactor) {
        return new QaoaAngles(
                Arrays.stream(gammas).map(g -> gammaFactor * g).toArray(),
                Arrays.stream(betas).map(b -> betaFactor * b).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QaoaAngles that
                && Arrays.equals(gammas, that.gammas)
                && Arrays.equals(betas, that.betas);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(gammas) + Arrays.hashCode(betas);
    }

    @Override
    public String toString() {
        return "gamma %s, beta %s".formatted(Arrays.toString(gammas), Arrays.toString(betas));
    }

    private static double[] requireFinite(String what, double[] angles) {
        for (int l = 0; l < angles.length; l++) {
            if (!Double.isFinite(angles[l])) {
                throw new IllegalArgumentException(
                        "%s of layer %d is %s, but must be a finite number".formatted(what, l, angles[l]));
            }
        }
        return angles;
    }
}
